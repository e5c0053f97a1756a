// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.play;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import wrt.component.FlatType;
import wrt.component.Layout;
import wrt.component.ValType;
import wrt.component.model.StringEncoding;

/**
 * Random values as a guest has them: in memory, or as core values. Where the binary interface ignores bits, they are random
 * as well.
 */
final class ValueWriter {

    private static final int MALFORMED = 12;

    /**
     * Bytes at an address.
     *
     * @param address where
     * @param bytes a multiple of 8 long
     */
    record Region(int address, ByteBuffer bytes) {
    }

    private final Random random;
    private final StringEncoding encoding;
    private final boolean wild;
    private final IntUnaryOperator allocator;
    private final Function<ValType, Integer> handles;
    private final List<Region> regions = new ArrayList<>();

    /**
     * A writer for one move.
     *
     * @param random where values come from
     * @param encoding of strings
     * @param wild whether some are malformed
     * @param allocator gives memory
     * @param handles gives handles
     */
    ValueWriter(Random random, StringEncoding encoding, boolean wild, IntUnaryOperator allocator,
            Function<ValType, Integer> handles) {
        this.random = random;
        this.encoding = encoding;
        this.wild = wild;
        this.allocator = allocator;
        this.handles = handles;
    }

    /** What has to be written to memory. */
    List<Region> regions() {
        return regions;
    }

    private boolean malformed() {
        return wild && random.nextInt(MALFORMED) == 0;
    }

    /** Memory of a size, aligned to 8. */
    Region allocate(int size) {
        int whole = Math.max(8, Layout.align(size, 8));
        Region region = new Region(allocator.applyAsInt(whole),
                ByteBuffer.allocate(whole).order(ByteOrder.LITTLE_ENDIAN));
        if (random.nextInt(2) == 0) {
            random.nextBytes(region.bytes.array());
        }
        regions.add(region);
        return region;
    }

    /** Values for parameters or results: flat, or a pointer to them if they are too many. */
    List<Long> values(List<ValType> types, int most, long first) {
        Layout layout = sequence(types);
        List<Long> flat = new ArrayList<>();
        if (layout.flat() != null && layout.flat().size() <= most) {
            for (int i = 0; i < types.size(); i++) {
                if (i == 0 && first >= 0) {
                    flat.add(first);
                } else {
                    flat(types.get(i), flat);
                }
            }
            return flat;
        }
        Region region = allocate(layout.size());
        int offset = 0;
        for (int i = 0; i < types.size(); i++) {
            Layout field = types.get(i).layout();
            offset = Layout.align(offset, field.alignment());
            if (i == 0 && first >= 0) {
                region.bytes.putInt(offset, (int) first);
            } else {
                store(types.get(i), region.bytes, offset);
            }
            offset += field.size();
        }
        flat.add((long) region.address + (malformed() ? 1 : 0));
        return flat;
    }

    static Layout sequence(List<ValType> types) {
        return new ValType.TupleT(types).layout();
    }

    private long number(int bits) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> -1L >>> (64 - bits);
            case 2 -> random.nextInt(100);
            default -> random.nextLong() & -1L >>> (64 - bits);
        };
    }

    private int character() {
        return malformed() ? 0xD800 + random.nextInt(0x800) : Texts.codePoint(random);
    }

    private int index(int count) {
        return malformed() ? count : random.nextInt(count);
    }

    private int float32() {
        return switch (random.nextInt(5)) {
            case 0 -> 0x7f800001 + random.nextInt(0x7ffffe); // not a number, of any kind
            case 1 -> 0xffc00000;
            default -> Float.floatToRawIntBits(random.nextInt(3) == 0 ? random.nextInt() : random.nextFloat());
        };
    }

    private long float64() {
        return switch (random.nextInt(5)) {
            case 0 -> 0x7ff0000000000001L + random.nextInt();
            case 1 -> 0xfff8000000000000L;
            default -> Double.doubleToRawLongBits(random.nextGaussian());
        };
    }

    /** A pointer and a length. */
    private int[] range(ValType type) {
        switch (type) {
            case ValType.StringT t -> {
                Texts.Encoded text = Texts.encode(Texts.text(random), encoding, random.nextInt(3) == 0);
                Region region = allocate(text.bytes().length);
                region.bytes.put(0, text.bytes());
                if (malformed() && text.bytes().length > 0) {
                    region.bytes.put(text.bytes().length - 1, (byte) 0xdb);
                }
                int wrong = malformed() ? random.nextInt(2) == 0 ? 1 : 1 << 30 : 0;
                return new int[]{region.address + wrong, text.units()};
            }
            case ValType.ListT t -> {
                int length = random.nextInt(4);
                return new int[]{elements(t.element(), length) + (malformed() ? 1 : 0), length};
            }
            case ValType.MapT t -> {
                int length = random.nextInt(2);
                return new int[]{elements(new ValType.TupleT(List.of(t.key(), t.value())), length), length};
            }
            default -> throw new IllegalArgumentException(type.toString());
        }
    }

    /** So many values one after the other; the result is their address. */
    int elements(ValType element, int count) {
        int size = element.layout().size();
        Region region = allocate(size * count);
        for (int i = 0; i < count; i++) {
            store(element, region.bytes, i * size);
        }
        return region.address;
    }

    void store(ValType type, ByteBuffer to, int at) {
        switch (type) {
            case ValType.Bool t -> to.put(at, (byte) number(8));
            case ValType.S8 t -> to.put(at, (byte) number(8));
            case ValType.U8 t -> to.put(at, (byte) number(8));
            case ValType.S16 t -> to.putShort(at, (short) number(16));
            case ValType.U16 t -> to.putShort(at, (short) number(16));
            case ValType.S32 t -> to.putInt(at, (int) number(32));
            case ValType.U32 t -> to.putInt(at, (int) number(32));
            case ValType.S64 t -> to.putLong(at, number(64));
            case ValType.U64 t -> to.putLong(at, number(64));
            case ValType.F32 t -> to.putInt(at, float32());
            case ValType.F64 t -> to.putLong(at, float64());
            case ValType.Char t -> to.putInt(at, character());
            case ValType.StringT t -> storeRange(t, to, at);
            case ValType.ListT t -> storeRange(t, to, at);
            case ValType.MapT t -> storeRange(t, to, at);
            case ValType.FixedListT t -> {
                for (int i = 0; i < t.length(); i++) {
                    store(t.element(), to, at + i * t.element().layout().size());
                }
            }
            case ValType.RecordT t -> fields(t.fields().stream().map(ValType.Field::type).toList(), to, at);
            case ValType.TupleT t -> fields(t.types(), to, at);
            case ValType.FlagsT t -> {
                switch (t.layout().size()) {
                    case 1 -> to.put(at, (byte) random.nextInt());
                    case 2 -> to.putShort(at, (short) random.nextInt());
                    default -> to.putInt(at, random.nextInt());
                }
            }
            case ValType.VariantT t -> variant(t, to, at);
            case ValType.EnumT t -> variant((ValType.VariantT) t.despecialize(), to, at);
            case ValType.OptionT t -> variant((ValType.VariantT) t.despecialize(), to, at);
            case ValType.ResultT t -> variant((ValType.VariantT) t.despecialize(), to, at);
            default -> to.putInt(at, handles.apply(type));
        }
    }

    private void storeRange(ValType type, ByteBuffer to, int at) {
        int[] range = range(type);
        to.putInt(at, range[0]);
        to.putInt(at + 4, range[1]);
    }

    private void fields(List<ValType> types, ByteBuffer to, int at) {
        int offset = at;
        for (ValType type : types) {
            offset = Layout.align(offset, type.layout().alignment());
            store(type, to, offset);
            offset += type.layout().size();
        }
    }

    private void variant(ValType.VariantT type, ByteBuffer to, int at) {
        int which = index(type.cases().size());
        int size = type.discriminantSize();
        if (size == 1) {
            to.put(at, (byte) which);
        } else {
            to.putShort(at, (short) which);
        }
        if (which < type.cases().size()) {
            ValType payload = type.cases().get(which).type();
            if (payload != null) {
                int alignment = type.cases().stream().map(ValType.Case::type).filter(t -> t != null)
                        .mapToInt(t -> t.layout().alignment()).max().orElse(1);
                store(payload, to, at + Layout.align(size, alignment));
            }
        }
    }

    private void flat(ValType type, List<Long> to) {
        switch (type) {
            case ValType.S64 t -> to.add(number(64));
            case ValType.U64 t -> to.add(number(64));
            case ValType.F32 t -> to.add(Integer.toUnsignedLong(float32()));
            case ValType.F64 t -> to.add(float64());
            case ValType.Char t -> to.add((long) character());
            case ValType.StringT t -> flatRange(t, to);
            case ValType.ListT t -> flatRange(t, to);
            case ValType.MapT t -> flatRange(t, to);
            case ValType.FixedListT t -> {
                for (int i = 0; i < t.length(); i++) {
                    flat(t.element(), to);
                }
            }
            case ValType.RecordT t -> t.fields().forEach(f -> flat(f.type(), to));
            case ValType.TupleT t -> t.types().forEach(e -> flat(e, to));
            case ValType.VariantT t -> flatVariant(t, to);
            case ValType.EnumT t -> flatVariant((ValType.VariantT) t.despecialize(), to);
            case ValType.OptionT t -> flatVariant((ValType.VariantT) t.despecialize(), to);
            case ValType.ResultT t -> flatVariant((ValType.VariantT) t.despecialize(), to);
            case ValType.StreamT t -> to.add(Integer.toUnsignedLong(handles.apply(t)));
            case ValType.FutureT t -> to.add(Integer.toUnsignedLong(handles.apply(t)));
            case ValType.Own t -> to.add(Integer.toUnsignedLong(handles.apply(t)));
            case ValType.Borrow t -> to.add(Integer.toUnsignedLong(handles.apply(t)));
            // Small ones: the upper bits mean nothing.
            default -> to.add(number(32));
        }
    }

    private void flatRange(ValType type, List<Long> to) {
        int[] range = range(type);
        to.add(Integer.toUnsignedLong(range[0]));
        to.add(Integer.toUnsignedLong(range[1]));
    }

    private void flatVariant(ValType.VariantT type, List<Long> to) {
        List<FlatType> flat = type.layout().flat();
        if (flat == null) {
            throw new IllegalArgumentException("not flat: " + type);
        }
        int end = to.size() + flat.size();
        int which = index(type.cases().size());
        to.add((long) which);
        if (which < type.cases().size()) {
            ValType payload = type.cases().get(which).type();
            if (payload != null) {
                flat(payload, to);
            }
        }
        while (to.size() < end) {
            FlatType slot = flat.get(flat.size() - (end - to.size()));
            to.add(number(slot == FlatType.I64 || slot == FlatType.F64 ? 64 : 32));
        }
    }
}
