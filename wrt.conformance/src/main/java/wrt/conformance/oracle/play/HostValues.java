// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.play;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wrt.api.value.RecordValue;
import wrt.api.value.ResultValue;
import wrt.api.value.VariantValue;
import wrt.component.ValType;

/** Random values of the host, and values as text that both sides write in the same way: floats as bits. */
record HostValues(Random random) {

    Object value(ValType type) {
        return switch (type) {
            case ValType.Bool t -> random.nextBoolean();
            case ValType.S8 t -> (byte) random.nextInt();
            case ValType.U8 t -> (short) random.nextInt(1 << 8);
            case ValType.S16 t -> (short) random.nextInt();
            case ValType.U16 t -> random.nextInt(1 << 16);
            case ValType.S32 t -> random.nextInt();
            case ValType.U32 t -> Integer.toUnsignedLong(random.nextInt());
            case ValType.S64 t -> random.nextLong();
            case ValType.U64 t -> random.nextLong();
            case ValType.F32 t -> random.nextInt(8) == 0 ? Float.NaN : Float.intBitsToFloat(random.nextInt());
            case ValType.F64 t -> random.nextInt(8) == 0 ? Double.NaN : Double.longBitsToDouble(random.nextLong());
            case ValType.Char t -> Texts.codePoint(random);
            case ValType.StringT t -> Texts.text(random);
            case ValType.ListT t when t.element() instanceof ValType.U8 -> {
                byte[] bytes = new byte[random.nextInt(12)];
                random.nextBytes(bytes);
                yield bytes;
            }
            case ValType.ListT t -> values(random.nextInt(4), t.element());
            case ValType.FixedListT t -> values((int) t.length(), t.element());
            case ValType.TupleT t -> t.types().stream().map(this::value).toList();
            case ValType.RecordT t -> {
                LinkedHashMap<String, Object> fields = new LinkedHashMap<>();
                t.fields().forEach(f -> fields.put(f.name(), value(f.type())));
                yield new RecordValue(fields);
            }
            case ValType.VariantT t -> {
                ValType.Case c = t.cases().get(random.nextInt(t.cases().size()));
                yield new VariantValue(c.name(), orNull(c.type()));
            }
            case ValType.EnumT t -> t.labels().get(random.nextInt(t.labels().size()));
            case ValType.OptionT t -> random.nextBoolean() ? Optional.of(value(t.type())) : Optional.empty();
            case ValType.ResultT t -> {
                boolean ok = random.nextBoolean();
                yield new ResultValue(ok, orNull(ok ? t.ok() : t.error()));
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
            default -> throw new IllegalArgumentException("no value of the host: " + type);
        };
    }

    private @Nullable Object orNull(@Nullable ValType type) {
        return type == null ? null : value(type);
    }

    private List<Object> values(int count, ValType element) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(value(element));
        }
        return list;
    }

    /** A value as JSON. */
    static JsonElement text(@Nullable ValType type, @Nullable Object value) {
        if (type == null || value == null) {
            return JsonNull.INSTANCE;
        }
        return switch (type) {
            case ValType.U64 t -> new JsonPrimitive(Long.toUnsignedString((Long) value));
            case ValType.S64 t -> new JsonPrimitive(value.toString());
            case ValType.F32 t -> new JsonPrimitive(Integer.toUnsignedString(Float.floatToRawIntBits((Float) value)));
            case ValType.F64 t -> new JsonPrimitive(Long.toUnsignedString(Double.doubleToRawLongBits((Double) value)));
            case ValType.Bool t -> new JsonPrimitive((Boolean) value);
            case ValType.StringT t -> new JsonPrimitive((String) value);
            case ValType.EnumT t -> new JsonPrimitive((String) value);
            case ValType.ListT t -> list(t.element(), value);
            case ValType.FixedListT t -> list(t.element(), value);
            case ValType.TupleT t -> {
                JsonArray array = new JsonArray();
                List<?> list = (List<?>) value;
                for (int i = 0; i < t.types().size(); i++) {
                    array.add(text(t.types().get(i), list.get(i)));
                }
                yield array;
            }
            case ValType.RecordT t -> {
                JsonArray array = new JsonArray();
                t.fields().forEach(f -> array.add(text(f.type(), ((RecordValue) value).get(f.name()))));
                yield array;
            }
            case ValType.VariantT t -> {
                VariantValue v = (VariantValue) value;
                ValType payload = t.cases().stream().filter(c -> c.name().equals(v.label())).findFirst().orElseThrow()
                        .type();
                yield labelled(v.label(), text(payload, v.payload()));
            }
            case ValType.OptionT t -> ((Optional<?>) value).map(v -> labelled("some", text(t.type(), v)))
                    .orElseGet(() -> labelled("none", JsonNull.INSTANCE));
            case ValType.ResultT t -> {
                ResultValue v = (ResultValue) value;
                yield labelled(v.isOk() ? "ok" : "error", text(v.isOk() ? t.ok() : t.error(), v.payload()));
            }
            case ValType.FlagsT t -> {
                JsonArray array = new JsonArray();
                t.labels().stream().filter(((Set<?>) value)::contains).forEach(array::add);
                yield array;
            }
            case ValType.MapT t -> {
                JsonArray array = new JsonArray();
                ((Map<?, ?>) value).forEach((k, v) -> {
                    JsonArray entry = new JsonArray();
                    entry.add(text(t.key(), k));
                    entry.add(text(t.value(), v));
                    array.add(entry);
                });
                yield array;
            }
            default -> new JsonPrimitive((Number) value);
        };
    }

    private static JsonArray labelled(String label, JsonElement payload) {
        JsonArray array = new JsonArray();
        array.add(label);
        array.add(payload);
        return array;
    }

    private static JsonArray list(ValType element, Object value) {
        JsonArray array = new JsonArray();
        if (value instanceof byte[] bytes) {
            for (byte b : bytes) {
                array.add(element instanceof ValType.S8 ? b : b & 0xff);
            }
            return array;
        }
        for (Object item : boxed(value)) {
            array.add(text(element, item));
        }
        return array;
    }

    /** Lists of numbers may come as arrays. */
    private static Collection<?> boxed(Object value) {
        if (value instanceof Collection<?> collection) {
            return collection;
        }
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < java.lang.reflect.Array.getLength(value); i++) {
            list.add(java.lang.reflect.Array.get(value, i));
        }
        return list;
    }
}
