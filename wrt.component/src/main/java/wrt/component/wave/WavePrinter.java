// SPDX-License-Identifier: Apache-2.0
package wrt.component.wave;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;
import wrt.api.value.RecordValue;
import wrt.api.value.ResourceValue;
import wrt.api.value.ResultValue;
import wrt.api.value.VariantValue;
import wrt.component.TypeText;
import wrt.component.ValType;

/** Writes a value of a known type. */
public final class WavePrinter {

    private static final Set<String> KEYWORDS = Set.of("true", "false", "some", "none", "ok", "err", "inf", "nan");

    private final StringBuilder out = new StringBuilder();

    private WavePrinter() {
    }

    /**
     * Writes a value.
     *
     * @param value the Java value
     * @param type its type
     * @return one line of text
     * @throws IllegalArgumentException if the value is none of the type
     */
    public static String print(Object value, ValType type) {
        WavePrinter printer = new WavePrinter();
        printer.value(value, type);
        return printer.out.toString();
    }

    private void value(@Nullable Object value, ValType type) {
        switch (type) {
            case ValType.Bool t when value instanceof Boolean b -> out.append(b);
            case ValType.U64 t when value instanceof Long u -> out.append(Long.toUnsignedString(u));
            case ValType.F32 t when value instanceof Number n -> {
                float f = n.floatValue();
                out.append(WaveNumbers.print(f, Float.toString(f)));
            }
            case ValType.F64 t when value instanceof Number n -> {
                double d = n.doubleValue();
                out.append(WaveNumbers.print(d, Double.toString(d)));
            }
            case ValType.Char t when value instanceof Integer c -> {
                out.append('\'');
                codePoint(c, '\'');
                out.append('\'');
            }
            case ValType.StringT t when value instanceof String s -> string(s);
            case ValType.ListT t -> list(value, t.element());
            case ValType.FixedListT t -> list(value, t.element());
            case ValType.MapT t when value instanceof Map<?, ?> map -> map(map, t);
            case ValType.TupleT t when value instanceof List<?> list && list.size() == t.types().size() ->
                sequence('(', ')', t.types().size(), i -> value(list.get(i), t.types().get(i)));
            case ValType.RecordT t when value instanceof RecordValue r -> record(r.asMap(), t);
            case ValType.RecordT t when value instanceof Map<?, ?> map -> record(map, t);
            case ValType.VariantT t when value instanceof VariantValue v -> variant(v, t);
            case ValType.EnumT t when value instanceof String s && t.labels().contains(s) -> label(s);
            case ValType.OptionT t when value instanceof Optional<?> o -> labelled(o.isPresent() ? "some" : "none",
                    o.orElse(null), o.isPresent() ? t.type() : null);
            case ValType.ResultT t when value instanceof ResultValue r -> labelled(r.isOk() ? "ok" : "err", r.payload(),
                    r.isOk() ? t.ok() : t.error());
            case ValType.FlagsT t when value instanceof Set<?> set && t.labels().containsAll(set) -> {
                List<String> given = t.labels().stream().filter(set::contains).toList();
                sequence('{', '}', given.size(), i -> label(given.get(i)));
            }
            case ValType.Own t when value instanceof ResourceValue r ->
                out.append('<').append(r.typeName()).append('>');
            case ValType.Borrow t when value instanceof ResourceValue r ->
                out.append('<').append(r.typeName()).append('>');
            case ValType.StreamT t when value instanceof Flow.Publisher<?> ->
                out.append('<').append(TypeText.of(t)).append('>');
            case ValType.FutureT t when value instanceof CompletionStage<?> ->
                out.append('<').append(TypeText.of(t)).append('>');
            case ValType.S8 t when value instanceof Number n -> out.append(n.longValue());
            case ValType.U8 t when value instanceof Number n -> out.append(n.longValue());
            case ValType.S16 t when value instanceof Number n -> out.append(n.longValue());
            case ValType.U16 t when value instanceof Number n -> out.append(n.longValue());
            case ValType.S32 t when value instanceof Number n -> out.append(n.longValue());
            case ValType.U32 t when value instanceof Number n -> out.append(n.longValue());
            case ValType.S64 t when value instanceof Number n -> out.append(n.longValue());
            case ValType.U64 t when value instanceof Number n -> out.append(n);
            default -> throw new IllegalArgumentException(
                    (value == null ? "null" : value + " (" + value.getClass().getSimpleName() + ")")
                            + " is no value of type " + type.getClass().getSimpleName());
        }
    }

    /** Writes one of the elements of a sequence. */
    private interface Element {
        void write(int index);
    }

    private void sequence(char open, char close, int size, Element element) {
        out.append(open);
        for (int i = 0; i < size; i++) {
            if (i > 0) {
                out.append(", ");
            }
            element.write(i);
        }
        out.append(close);
    }

    private void list(@Nullable Object value, ValType element) {
        if (value instanceof byte[] bytes) {
            sequence('[', ']', bytes.length, i -> out.append(bytes[i] & 0xff));
        } else if (value instanceof List<?> list) {
            sequence('[', ']', list.size(), i -> value(list.get(i), element));
        } else {
            throw new IllegalArgumentException(value + " is no list");
        }
    }

    private void map(Map<?, ?> map, ValType.MapT type) {
        List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
        sequence('[', ']', entries.size(), i -> {
            out.append('(');
            value(entries.get(i).getKey(), type.key());
            out.append(", ");
            value(entries.get(i).getValue(), type.value());
            out.append(')');
        });
    }

    private void record(Map<?, ?> fields, ValType.RecordT type) {
        sequence('{', '}', type.fields().size(), i -> {
            ValType.Field field = type.fields().get(i);
            out.append(field.name()).append(": ");
            value(fields.get(field.name()), field.type());
        });
    }

    private void variant(VariantValue value, ValType.VariantT type) {
        for (ValType.Case c : type.cases()) {
            if (c.name().equals(value.label())) {
                label(c.name());
                payload(value.payload(), c.type());
                return;
            }
        }
        throw new IllegalArgumentException("the variant has no case `" + value.label() + "`");
    }

    private void labelled(String label, @Nullable Object payload, @Nullable ValType type) {
        out.append(label);
        payload(payload, type);
    }

    private void payload(@Nullable Object payload, @Nullable ValType type) {
        if (type != null) {
            out.append('(');
            value(payload, type);
            out.append(')');
        }
    }

    private void label(String label) {
        out.append(KEYWORDS.contains(label) ? "%" : "").append(label);
    }

    private void string(String text) {
        out.append('"');
        text.codePoints().forEach(c -> codePoint(c, '"'));
        out.append('"');
    }

    private void codePoint(int c, char quote) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\\' -> out.append("\\\\");
            default -> {
                if (c == quote) {
                    out.append('\\').append(quote);
                } else if (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE) {
                    out.append("\\u{").append(Integer.toHexString(c)).append('}');
                } else {
                    out.appendCodePoint(c);
                }
            }
        }
    }
}
