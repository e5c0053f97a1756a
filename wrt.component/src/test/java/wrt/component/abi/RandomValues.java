// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import wrt.api.value.RecordValue;
import wrt.api.value.ResultValue;
import wrt.api.value.VariantValue;
import wrt.component.ValType;

/** Random types and random values of them, as Java sees them. */
public record RandomValues(Random random) {

    private static final List<ValType> SCALARS = List.of(new ValType.Bool(), new ValType.S8(), new ValType.U8(),
            new ValType.S16(), new ValType.U16(), new ValType.S32(), new ValType.U32(), new ValType.S64(),
            new ValType.U64(), new ValType.F32(), new ValType.F64(), new ValType.Char(), new ValType.StringT());
    private static final List<ValType> KEYS = List.of(new ValType.U8(), new ValType.S32(), new ValType.U64(),
            new ValType.Char(), new ValType.StringT());
    private static final String[] TEXTS = {"", "a", "plain text", "é", "ÿþ", "€uro", "𝄞 clef", "mixed é€𝄞 end"};

    public ValType type(int depth) {
        if (depth == 0) {
            return SCALARS.get(random.nextInt(SCALARS.size()));
        }
        return switch (random.nextInt(11)) {
            case 0 -> new ValType.ListT(type(depth - 1));
            case 1 -> new ValType.RecordT(many(depth, i -> new ValType.Field("f" + i, type(depth - 1))));
            case 2 -> new ValType.TupleT(many(depth, i -> type(depth - 1)));
            case 3 -> new ValType.VariantT(many(depth,
                    i -> new ValType.Case("c" + i, random.nextBoolean() ? type(depth - 1) : null)));
            case 4 -> new ValType.EnumT(labels(1 + random.nextInt(300)));
            case 5 -> new ValType.OptionT(type(depth - 1));
            case 6 -> new ValType.ResultT(random.nextBoolean() ? type(depth - 1) : null,
                    random.nextBoolean() ? type(depth - 1) : null);
            case 7 -> new ValType.FlagsT(labels(1 + random.nextInt(32)));
            case 8 -> new ValType.MapT(KEYS.get(random.nextInt(KEYS.size())), type(depth - 1));
            case 9 -> new ValType.FixedListT(type(depth - 1), 1 + random.nextInt(4));
            default -> type(0);
        };
    }

    private <T> List<T> many(int depth, java.util.function.IntFunction<T> make) {
        List<T> list = new ArrayList<>();
        int count = 1 + random.nextInt(depth > 2 ? 3 : 8);
        for (int i = 0; i < count; i++) {
            list.add(make.apply(i));
        }
        return list;
    }

    private static List<String> labels(int count) {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            labels.add("l" + i);
        }
        return labels;
    }

    public Object value(ValType type) {
        return switch (type) {
            case ValType.Bool t -> random.nextBoolean();
            case ValType.S8 t -> (byte) random.nextInt();
            case ValType.U8 t -> (short) random.nextInt(256);
            case ValType.S16 t -> (short) random.nextInt();
            case ValType.U16 t -> random.nextInt(65536);
            case ValType.S32 t -> random.nextInt();
            case ValType.U32 t -> random.nextInt() & 0xFFFF_FFFFL;
            case ValType.S64 t -> random.nextLong();
            case ValType.U64 t -> random.nextLong();
            case ValType.F32 t -> random.nextInt(8) == 0 ? Float.NaN : random.nextFloat();
            case ValType.F64 t -> random.nextInt(8) == 0 ? Double.NaN : random.nextGaussian();
            case ValType.Char t -> random.nextBoolean() ? random.nextInt(0xD800) : 0xE000 + random.nextInt(0x102000);
            case ValType.StringT t -> TEXTS[random.nextInt(TEXTS.length)];
            case ValType.ListT t when t.element() instanceof ValType.U8 -> {
                byte[] bytes = new byte[random.nextInt(20)];
                random.nextBytes(bytes);
                yield bytes;
            }
            case ValType.ListT t -> values(random.nextInt(5), t.element());
            case ValType.FixedListT t -> values((int) t.length(), t.element());
            case ValType.TupleT t -> t.types().stream().map(this::value).toList();
            case ValType.RecordT t -> {
                LinkedHashMap<String, Object> fields = new LinkedHashMap<>();
                t.fields().forEach(f -> fields.put(f.name(), value(f.type())));
                yield new RecordValue(fields);
            }
            case ValType.VariantT t -> {
                ValType.Case c = t.cases().get(random.nextInt(t.cases().size()));
                yield new VariantValue(c.name(), c.type() == null ? null : value(c.type()));
            }
            case ValType.EnumT t -> t.labels().get(random.nextInt(t.labels().size()));
            case ValType.OptionT t -> random.nextBoolean() ? Optional.of(value(t.type())) : Optional.empty();
            case ValType.ResultT t -> {
                boolean ok = random.nextBoolean();
                ValType payload = ok ? t.ok() : t.error();
                yield new ResultValue(ok, payload == null ? null : value(payload));
            }
            case ValType.FlagsT t -> {
                Set<String> set = new LinkedHashSet<>();
                t.labels().stream().filter(l -> random.nextBoolean()).forEach(set::add);
                yield set;
            }
            case ValType.MapT t -> {
                Map<Object, Object> map = new LinkedHashMap<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    map.put(value(t.key()), value(t.value()));
                }
                yield map;
            }
            default -> throw new AssertionError(type);
        };
    }

    private List<Object> values(int count, ValType element) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(value(element));
        }
        return list;
    }
}
