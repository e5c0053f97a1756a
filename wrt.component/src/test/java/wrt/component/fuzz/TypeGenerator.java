// SPDX-License-Identifier: Apache-2.0
package wrt.component.fuzz;

import static wrt.component.Bytes.bytes;
import static wrt.component.Bytes.u32;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import wrt.component.Bytes;
import wrt.component.FuncType;
import wrt.component.Param;
import wrt.component.ValType;

/** Random type definitions that build on each other, and what is known of the types of one index space. */
final class TypeGenerator {

    private static final ValType[] PRIMITIVES = {new ValType.Bool(), new ValType.S8(), new ValType.U8(),
        new ValType.S16(),
        new ValType.U16(), new ValType.S32(), new ValType.U32(), new ValType.S64(), new ValType.U64(),
        new ValType.F32(),
        new ValType.F64(), new ValType.Char(), new ValType.StringT()};
    private static final ValType[] KEYS = {PRIMITIVES[0], PRIMITIVES[2], PRIMITIVES[5], PRIMITIVES[11], PRIMITIVES[12]};
    private static final ValType HANDLE = new ValType.U32();

    /** A value type before it has an index. */
    record Value(byte[] definition, ValType type, boolean wantsName) {
    }

    private record Entry(int index, ValType type) {
    }

    private record End(int index, int form) {
    }

    private record Operand(byte[] bytes, ValType type) {
    }

    private final Random random;
    private final List<Entry> values = new ArrayList<>();
    private final List<End> ends = new ArrayList<>();
    private final List<Integer> resources = new ArrayList<>();
    private final List<Integer> functionIndices = new ArrayList<>();
    private final List<FuncType> functionTypes = new ArrayList<>();
    private int count;
    private Object pending;

    TypeGenerator(Random random) {
        this.random = random;
    }

    /** Types so far. */
    int count() {
        return count;
    }

    /** A definition that goes into a section of its own and gets the next index. */
    void addTo(int section, List<byte[]> sections, byte[] definition) {
        sections.add(Bytes.section(section, added(definition)));
    }

    /** A definition gets the next index. */
    byte[] added(byte[] definition) {
        switch (pending) {
            case Value v -> {
                values.add(new Entry(count, v.type));
                if (v.definition[0] == 0x66 || v.definition[0] == 0x65) {
                    ends.add(new End(count, v.definition[0]));
                }
            }
            case FuncType f -> {
                functionIndices.add(count);
                functionTypes.add(f);
            }
            case null -> {
                // Nothing that others build on.
            }
            default -> throw new IllegalStateException(pending.toString());
        }
        pending = null;
        count++;
        return definition;
    }

    /** A type without a definition of its own, such as an imported one. */
    void skip() {
        count++;
    }

    /** The last value type got another index, by which it has a name. */
    void rename() {
        if (!values.isEmpty() && values.getLast().index == count - 1) {
            values.add(new Entry(count, values.removeLast().type));
        }
        count++;
    }

    void addResource(int index) {
        resources.add(index);
    }

    int any() {
        return random.nextInt(Math.max(1, count));
    }

    int anyResource() {
        return resources.isEmpty() ? any() : resources.get(random.nextInt(resources.size()));
    }

    /** The index of a stream (0x66) or future (0x65) type, or of any type if there is none. */
    int anyEnd(int form) {
        List<Integer> fitting = ends.stream().filter(e -> e.form == form).map(End::index).toList();
        return fitting.isEmpty() ? any() : fitting.get(random.nextInt(fitting.size()));
    }

    int anyFunction() {
        return functionIndices.isEmpty() ? any() : functionIndices.get(random.nextInt(functionIndices.size()));
    }

    /** The function type of an index; one without parameters where there is none. */
    FuncType functionAt(int index) {
        int at = functionIndices.indexOf(index);
        return at < 0 ? new FuncType(List.of(), null, false) : functionTypes.get(at);
    }

    byte[] reference() {
        return operand().bytes;
    }

    byte[] function() {
        List<Param> params = new ArrayList<>();
        List<byte[]> encoded = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            Operand operand = operand();
            params.add(new Param("p" + i, operand.type));
            encoded.add(bytes("p" + i, operand.bytes));
        }
        boolean async = random.nextInt(3) == 0;
        Operand result = random.nextInt(3) == 0 ? null : operand();
        pending = new FuncType(params, result == null ? null : result.type, async);
        return bytes(async ? 0x43 : 0x40, Bytes.vec(encoded.toArray(byte[][]::new)),
                result == null ? bytes(1, 0) : bytes(0, result.bytes));
    }

    Value value() {
        Value value = composite();
        pending = value;
        return value;
    }

    /** A stream or future. */
    Value end() {
        Value value = newEnd(operand());
        pending = value;
        return value;
    }

    boolean hasFunction() {
        return !functionIndices.isEmpty();
    }

    /** Whether there are both streams and futures. */
    boolean hasEnd() {
        return ends.stream().map(End::form).distinct().count() == 2;
    }

    boolean hasResource() {
        return !resources.isEmpty();
    }

    private Value composite() {
        Operand a = operand();
        Operand b = operand();
        return switch (random.nextInt(13)) {
            case 0, 1 -> record();
            case 2 -> variant();
            case 3 -> new Value(bytes(0x70, a.bytes), new ValType.ListT(a.type), false);
            case 4 -> tuple();
            case 5 -> {
                List<String> labels = labels(1 + random.nextInt(34));
                yield new Value(bytes(0x6e, encoded(labels)), new ValType.FlagsT(labels), true);
            }
            case 6 -> {
                List<String> labels = labels(1 + random.nextInt(random.nextInt(20) == 0 ? 600 : 5));
                yield new Value(bytes(0x6d, encoded(labels)), new ValType.EnumT(labels), true);
            }
            case 7 -> new Value(bytes(0x6b, a.bytes), new ValType.OptionT(a.type), false);
            case 8 -> new Value(bytes(0x6a, 1, a.bytes, 1, b.bytes), new ValType.ResultT(a.type, b.type), false);
            case 9 -> {
                ValType key = random.nextInt(8) == 0 ? a.type : KEYS[random.nextInt(KEYS.length)];
                yield new Value(bytes(0x63, key == a.type ? a.bytes : primitive(key), b.bytes),
                        new ValType.MapT(key, b.type), false);
            }
            case 10 -> {
                int length = 1 + random.nextInt(3);
                yield new Value(bytes(0x67, a.bytes, u32(length)), new ValType.FixedListT(a.type, length), false);
            }
            case 11 -> resources.isEmpty()
                    ? record()
                    : new Value(bytes(random.nextInt(4) == 0 ? 0x68 : 0x69, u32(anyResource())), HANDLE, false);
            default -> newEnd(a);
        };
    }

    private Value newEnd(Operand element) {
        boolean empty = element.type instanceof ValType.Char || random.nextInt(4) == 0;
        return new Value(bytes(0x65 + random.nextInt(2), empty ? bytes(0) : bytes(1, element.bytes)), HANDLE, false);
    }

    private Value record() {
        List<ValType.Field> fields = new ArrayList<>();
        List<byte[]> encoded = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            Operand operand = operand();
            fields.add(new ValType.Field("f" + i, operand.type));
            encoded.add(bytes("f" + i, operand.bytes));
        }
        return new Value(bytes(0x72, Bytes.vec(encoded.toArray(byte[][]::new))), new ValType.RecordT(fields), true);
    }

    private Value variant() {
        List<ValType.Case> cases = new ArrayList<>();
        List<byte[]> encoded = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            Operand operand = random.nextBoolean() ? operand() : null;
            cases.add(new ValType.Case("c" + i, operand == null ? null : operand.type));
            encoded.add(bytes("c" + i, operand == null ? bytes(0) : bytes(1, operand.bytes), 0));
        }
        return new Value(bytes(0x71, Bytes.vec(encoded.toArray(byte[][]::new))), new ValType.VariantT(cases), true);
    }

    private Value tuple() {
        List<ValType> elements = new ArrayList<>();
        List<byte[]> encoded = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            Operand operand = operand();
            elements.add(operand.type);
            encoded.add(operand.bytes);
        }
        return new Value(bytes(0x6f, Bytes.vec(encoded.toArray(byte[][]::new))), new ValType.TupleT(elements), false);
    }

    private Operand operand() {
        if (!values.isEmpty() && random.nextBoolean()) {
            Entry entry = values.get(random.nextInt(values.size()));
            return new Operand(Bytes.valueType(entry.index), entry.type);
        }
        ValType type = PRIMITIVES[random.nextInt(PRIMITIVES.length)];
        return new Operand(primitive(type), type);
    }

    /** The codes count down from bool in the order of the array. */
    private static byte[] primitive(ValType type) {
        for (int i = 0; i < PRIMITIVES.length; i++) {
            if (PRIMITIVES[i].getClass() == type.getClass()) {
                return bytes(0x7f - i);
            }
        }
        throw new IllegalArgumentException(type.toString());
    }

    private static List<String> labels(int count) {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            labels.add("l" + i);
        }
        return labels;
    }

    private static byte[] encoded(List<String> labels) {
        return Bytes.vec(labels.stream().map(Bytes::bytes).toArray(byte[][]::new));
    }
}
