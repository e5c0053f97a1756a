// SPDX-License-Identifier: Apache-2.0
package wrt.component.wave;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wrt.api.value.RecordValue;
import wrt.api.value.ResultValue;
import wrt.api.value.VariantValue;
import wrt.component.ValType;
import wrt.component.WaveException;

/** Reads a value of a known type; recursion is as deep as the type. */
public final class WaveParser {

    // An element without a type is the empty tuple.
    private static final ValType UNIT = new ValType.TupleT(List.of());

    private final WaveText in;

    private WaveParser(WaveText in) {
        this.in = in;
    }

    /**
     * Reads the whole text as one value.
     *
     * @param text the value
     * @param type its type
     * @return the Java value
     * @throws WaveException if the text is no value of the type
     */
    public static Object parse(String text, ValType type) {
        WaveText in = new WaveText(text);
        Object value = new WaveParser(in).value(type);
        if (!in.atEnd()) {
            throw in.error("unexpected text after the value: " + in.found());
        }
        return value;
    }

    private Object value(ValType type) {
        return switch (type) {
            case ValType.Bool t -> bool();
            case ValType.S8 t -> (byte) WaveNumbers.integer(in, "s8", Byte.MIN_VALUE, Byte.MAX_VALUE);
            case ValType.U8 t -> (short) WaveNumbers.integer(in, "u8", 0, 0xff);
            case ValType.S16 t -> (short) WaveNumbers.integer(in, "s16", Short.MIN_VALUE, Short.MAX_VALUE);
            case ValType.U16 t -> (int) WaveNumbers.integer(in, "u16", 0, 0xffff);
            case ValType.S32 t -> (int) WaveNumbers.integer(in, "s32", Integer.MIN_VALUE, Integer.MAX_VALUE);
            case ValType.U32 t -> WaveNumbers.integer(in, "u32", 0, 0xffff_ffffL);
            case ValType.S64 t -> WaveNumbers.integer(in, "s64", Long.MIN_VALUE, Long.MAX_VALUE);
            case ValType.U64 t -> WaveNumbers.unsigned64(in);
            case ValType.F32 t -> WaveNumbers.f32(in);
            case ValType.F64 t -> WaveNumbers.f64(in);
            case ValType.Char t -> character();
            case ValType.StringT t -> string();
            case ValType.ListT t when t.element() instanceof ValType.U8 -> bytes();
            case ValType.ListT t -> list(t.element());
            case ValType.FixedListT t -> fixedList(t);
            case ValType.MapT t -> map(t);
            case ValType.TupleT t -> tuple(t.types());
            case ValType.RecordT t -> record(t);
            case ValType.VariantT t -> variant(t);
            case ValType.EnumT t -> enumeration(t);
            case ValType.OptionT t -> option(t);
            case ValType.ResultT t -> result(t);
            case ValType.FlagsT t -> flags(t);
            case ValType.Own t -> throw noText("a resource");
            case ValType.Borrow t -> throw noText("a resource");
            case ValType.StreamT t when t.element() instanceof ValType.U8 -> new ListPublisher(List.of(bytes()));
            case ValType.StreamT t -> new ListPublisher(list(t.element() == null ? UNIT : t.element()));
            case ValType.FutureT t ->
                CompletableFuture.completedFuture(value(t.element() == null ? UNIT : t.element()));
            case ValType.ErrorContextT t -> throw noText("an error context");
        };
    }

    private WaveException noText(String what) {
        in.atEnd();
        return in.error(what + " cannot be given as text");
    }

    private Boolean bool() {
        int start = in.position();
        String label = in.startsLabel() ? in.label("true or false") : "";
        return switch (label) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new WaveException(start, "expected true or false, found "
                    + (label.isEmpty() ? in.found() : "`" + label + "`"));
        };
    }

    private Integer character() {
        in.expect('\'', "before a character");
        int c = in.quotedCodePoint('\'');
        if (c < 0) {
            throw in.error("expected one character between the quotes");
        }
        if (in.quotedCodePoint('\'') >= 0) {
            throw in.error("expected only one character between the quotes");
        }
        in.closeQuote();
        return c;
    }

    private String string() {
        if (in.takeAll("\"\"\"")) {
            return WaveMultiline.text(in);
        }
        in.expect('"', "before a string");
        StringBuilder result = new StringBuilder();
        for (int c = in.quotedCodePoint('"'); c >= 0; c = in.quotedCodePoint('"')) {
            result.appendCodePoint(c);
        }
        in.closeQuote();
        return result.toString();
    }

    /** Elements up to the closing bracket; a comma may follow the last one. */
    private void elements(char open, char close, String what, Runnable element) {
        in.expect(open, "before " + what);
        while (!in.take(close)) {
            element.run();
            if (!in.take(',')) {
                in.expect(close, "or `,` in " + what);
                return;
            }
        }
    }

    private byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        elements('[', ']', "a list", () -> bytes.write((int) WaveNumbers.integer(in, "u8", 0, 0xff)));
        return bytes.toByteArray();
    }

    private List<Object> list(ValType element) {
        List<Object> result = new ArrayList<>();
        elements('[', ']', "a list", () -> result.add(value(element)));
        return result;
    }

    private List<Object> fixedList(ValType.FixedListT type) {
        int start = in.position();
        List<Object> result = list(type.element());
        if (result.size() != type.length()) {
            throw new WaveException(start, "expected " + type.length() + " elements, found " + result.size());
        }
        return result;
    }

    private Map<Object, Object> map(ValType.MapT type) {
        Map<Object, Object> result = new LinkedHashMap<>();
        elements('[', ']', "a map", () -> {
            List<Object> pair = tuple(List.of(type.key(), type.value()));
            result.put(pair.get(0), pair.get(1));
        });
        return result;
    }

    private List<Object> tuple(List<ValType> types) {
        List<Object> result = new ArrayList<>();
        elements('(', ')', "a tuple", () -> {
            if (result.size() == types.size()) {
                throw in.error("expected only " + types.size() + " elements in the tuple");
            }
            result.add(value(types.get(result.size())));
        });
        if (result.size() < types.size()) {
            throw in.error("expected " + types.size() + " elements in the tuple, found " + result.size());
        }
        return result;
    }

    private RecordValue record(ValType.RecordT type) {
        Map<String, Object> given = new LinkedHashMap<>();
        if (!in.takeAll("{:}")) {
            elements('{', '}', "a record", () -> field(type, given));
        }
        SequencedMap<String, Object> result = new LinkedHashMap<>();
        for (ValType.Field field : type.fields()) {
            Object value = given.get(field.name());
            if (value == null && field.type() instanceof ValType.OptionT) {
                value = Optional.empty();
            }
            if (value == null) {
                throw in.error("the record lacks the field `" + field.name() + "`");
            }
            result.put(field.name(), value);
        }
        return new RecordValue(result);
    }

    private void field(ValType.RecordT type, Map<String, Object> given) {
        int start = in.position();
        String name = in.label("the name of a field");
        ValType fieldType = type.fields()
                .stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .map(ValType.Field::type)
                .orElseThrow(() -> new WaveException(start, "the record has no field `" + name + "`, but "
                        + String.join(", ", type.fields().stream().map(ValType.Field::name).toList())));
        in.expect(':', "after the name of a field");
        if (given.put(name, value(fieldType)) != null) {
            throw new WaveException(start, "the field `" + name + "` is given twice");
        }
    }

    private VariantValue variant(ValType.VariantT type) {
        int start = in.position();
        String label = in.label("the name of a case");
        ValType.Case found = type.cases()
                .stream()
                .filter(c -> c.name().equals(label))
                .findFirst()
                .orElseThrow(() -> new WaveException(start, "the variant has no case `" + label + "`, but "
                        + String.join(", ", type.cases().stream().map(ValType.Case::name).toList())));
        return new VariantValue(label, payload(label, found.type()));
    }

    private @Nullable Object payload(String label, @Nullable ValType type) {
        if (type == null) {
            if (in.peek() == '(') {
                throw in.error("`" + label + "` carries no value");
            }
            return null;
        }
        in.expect('(', "and a value after `" + label + "`");
        Object value = value(type);
        in.expect(')', "after the value of `" + label + "`");
        return value;
    }

    private String enumeration(ValType.EnumT type) {
        int start = in.position();
        String label = in.label("a label");
        if (!type.labels().contains(label)) {
            throw new WaveException(start,
                    "the enum has no label `" + label + "`, but " + String.join(", ", type.labels()));
        }
        return label;
    }

    private Optional<Object> option(ValType.OptionT type) {
        String label = in.peekLabel();
        if (label.equals("none")) {
            in.label("none");
            return Optional.empty();
        }
        if (label.equals("some")) {
            in.label("some");
            in.expect('(', "and a value after `some`");
            Object value = value(type.type());
            in.expect(')', "after the value of `some`");
            return Optional.of(value);
        }
        if (isAmbiguous(type.type())) {
            throw in.error("expected some(…) or none, found " + in.found());
        }
        return Optional.of(value(type.type()));
    }

    private ResultValue result(ValType.ResultT type) {
        String label = in.peekLabel();
        if (label.equals("ok")) {
            return ResultValue.ok(payload(in.label("ok"), type.ok()));
        }
        if (label.equals("err")) {
            return ResultValue.error(payload(in.label("err"), type.error()));
        }
        if (type.ok() == null || isAmbiguous(type.ok())) {
            throw in.error("expected ok or err, found " + in.found());
        }
        return ResultValue.ok(value(type.ok()));
    }

    /** The short form without {@code some} or {@code ok} is not for options and results inside each other. */
    private static boolean isAmbiguous(ValType payload) {
        return payload instanceof ValType.OptionT || payload instanceof ValType.ResultT;
    }

    private Set<String> flags(ValType.FlagsT type) {
        Set<String> given = new LinkedHashSet<>();
        elements('{', '}', "flags", () -> {
            int start = in.position();
            String label = in.label("the name of a flag");
            if (!type.labels().contains(label)) {
                throw new WaveException(start,
                        "there is no flag `" + label + "`, but " + String.join(", ", type.labels()));
            }
            if (!given.add(label)) {
                throw new WaveException(start, "the flag `" + label + "` is given twice");
            }
        });
        Set<String> ordered = new LinkedHashSet<>(type.labels());
        ordered.retainAll(given);
        return ordered;
    }
}
