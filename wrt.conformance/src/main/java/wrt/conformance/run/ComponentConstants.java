// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import wrt.api.value.RecordValue;
import wrt.api.value.ResultValue;
import wrt.api.value.VariantValue;
import wrt.component.TypeText;
import wrt.component.ValType;
import wrt.conformance.script.Constant;

/** Constants of a script as values of component functions. */
final class ComponentConstants {

    private ComponentConstants() {
    }

    /**
     * The value to pass for a constant.
     *
     * @throws MismatchException if it is none of the type
     */
    static Object argument(Constant constant, ValType type) {
        return switch (constant) {
            case Constant.Bool c when type instanceof ValType.Bool -> c.value();
            case Constant.Int c when c.type().equals(integer(type)) -> c.value();
            case Constant.Float c when c.nan() == Constant.Nan.NONE && !c.wide() && type instanceof ValType.F32 ->
                Float.intBitsToFloat((int) c.bits());
            case Constant.Float c when c.nan() == Constant.Nan.NONE && c.wide() && type instanceof ValType.F64 ->
                Double.longBitsToDouble(c.bits());
            case Constant.Char c when type instanceof ValType.Char -> c.codePoint();
            case Constant.Str c when type instanceof ValType.StringT -> c.value();
            case Constant.ListOf c when type instanceof ValType.ListT t -> all(c.elements(), t.element());
            case Constant.ListOf c when type instanceof ValType.FixedListT t -> all(c.elements(), t.element());
            case Constant.ListOf c when type instanceof ValType.MapT t -> entries(c.elements(), t);
            case Constant.Tuple c when type instanceof ValType.TupleT t -> tuple(c.elements(), t.types());
            case Constant.Record c when type instanceof ValType.RecordT t -> record(c.fields(), t);
            case Constant.Case c -> caseValue(c, type);
            case Constant.Flags c when type instanceof ValType.FlagsT -> c.labels();
            default -> throw mismatch(constant, type);
        };
    }

    private static List<Object> all(List<Constant> constants, ValType element) {
        return constants.stream().map(c -> argument(c, element)).toList();
    }

    private static List<Object> tuple(List<Constant> constants, List<ValType> types) {
        if (constants.size() != types.size()) {
            throw new MismatchException("a tuple of " + types.size() + " elements is needed, not of "
                    + constants.size());
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            values.add(argument(constants.get(i), types.get(i)));
        }
        return values;
    }

    private static Map<Object, Object> entries(List<Constant> constants, ValType.MapT type) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (Constant constant : constants) {
            if (!(constant instanceof Constant.Tuple pair) || pair.elements().size() != 2) {
                throw mismatch(constant, type);
            }
            map.put(argument(pair.elements().get(0), type.key()), argument(pair.elements().get(1), type.value()));
        }
        return map;
    }

    private static RecordValue record(List<Constant.Field> fields, ValType.RecordT type) {
        SequencedMap<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            Constant.Field field = fields.get(i);
            if (i >= type.fields().size() || !type.fields().get(i).name().equals(field.name())) {
                throw new MismatchException("the record has no field '" + field.name() + "' in place " + i);
            }
            values.put(field.name(), argument(field.value(), type.fields().get(i).type()));
        }
        if (fields.size() != type.fields().size()) {
            throw new MismatchException("the record has " + type.fields().size() + " fields, not " + fields.size());
        }
        return new RecordValue(values);
    }

    private static Object caseValue(Constant.Case constant, ValType type) {
        return switch (type) {
            case ValType.EnumT t when constant.kind().equals("enum") -> constant.label();
            case ValType.VariantT t when constant.kind().equals("variant") -> {
                ValType payload = t.cases().stream().filter(c -> c.name().equals(constant.label())).findFirst()
                        .orElseThrow(() -> new MismatchException("no case '" + constant.label() + "' in "
                                + TypeText.of(type)))
                        .type();
                yield new VariantValue(constant.label(), payload(constant, payload));
            }
            case ValType.OptionT t when constant.kind().equals("option") -> constant.payload() == null
                    ? Optional.empty()
                    : Optional.of(argument(constant.payload(), t.type()));
            case ValType.ResultT t when constant.kind().equals("result") -> constant.label().equals("ok")
                    ? ResultValue.ok(payload(constant, t.ok()))
                    : ResultValue.error(payload(constant, t.error()));
            default -> throw mismatch(constant, type);
        };
    }

    private static @Nullable Object payload(Constant.Case constant, @Nullable ValType type) {
        Constant payload = constant.payload();
        if ((payload == null) != (type == null)) {
            throw new MismatchException("case '" + constant.label() + "' needs "
                    + (type == null ? "no value" : "a value of " + TypeText.of(type)));
        }
        return payload == null || type == null ? null : argument(payload, type);
    }

    /**
     * Whether a result is what was expected.
     *
     * @throws MismatchException if the constant can be no value of the type
     */
    static boolean matches(Constant expected, ValType type, @Nullable Object actual) {
        return switch (expected) {
            case Constant.Either e -> e.choices().stream().anyMatch(c -> matches(c, type, actual));
            case Constant.Float e when type instanceof ValType.F32 && !e.wide() && actual instanceof Float f ->
                Floats.matches(e, Integer.toUnsignedLong(Float.floatToRawIntBits(f)));
            case Constant.Float e when type instanceof ValType.F64 && e.wide() && actual instanceof Double d ->
                Floats.matches(e, Double.doubleToRawLongBits(d));
            case Constant.ListOf e when type instanceof ValType.ListT t && actual instanceof List<?> a ->
                allMatch(e.elements(), t.element(), a);
            case Constant.ListOf e when type instanceof ValType.ListT t && actual instanceof byte[] a ->
                allMatch(e.elements(), t.element(), bytes(a, t.element()));
            case Constant.ListOf e when type instanceof ValType.FixedListT t && actual instanceof List<?> a ->
                allMatch(e.elements(), t.element(), a);
            case Constant.ListOf e when type instanceof ValType.MapT t && actual instanceof Map<?, ?> a ->
                entriesMatch(e.elements(), t, a);
            case Constant.Tuple e when type instanceof ValType.TupleT t && actual instanceof List<?> a ->
                tupleMatches(e.elements(), t.types(), a);
            case Constant.Record e when type instanceof ValType.RecordT t && actual instanceof RecordValue a ->
                recordMatches(e.fields(), t, a);
            case Constant.Case e when actual instanceof VariantValue a && type instanceof ValType.VariantT t ->
                e.kind().equals("variant") && e.label().equals(a.label()) && payloadMatches(e.payload(),
                        t.cases().stream().filter(c -> c.name().equals(a.label())).findFirst().orElseThrow().type(),
                        a.payload());
            case Constant.Case e when actual instanceof Optional<?> a && type instanceof ValType.OptionT t ->
                e.kind().equals("option") && a.isPresent() == (e.payload() != null)
                        && (e.payload() == null || matches(e.payload(), t.type(), a.get()));
            case Constant.Case e when actual instanceof ResultValue a && type instanceof ValType.ResultT t ->
                e.kind().equals("result") && e.label().equals(a.isOk() ? "ok" : "err")
                        && payloadMatches(e.payload(), a.isOk() ? t.ok() : t.error(), a.payload());
            case Constant.Int e when actual instanceof Number a ->
                e.type().equals(integer(type)) && e.value() == a.longValue();
            case Constant.Float e -> false;
            default -> Objects.equals(argument(expected, type), actual);
        };
    }

    private static boolean payloadMatches(@Nullable Constant expected, @Nullable ValType type,
            @Nullable Object actual) {
        return expected == null || type == null ? expected == null && type == null : matches(expected, type, actual);
    }

    private static boolean allMatch(List<Constant> expected, ValType element, List<?> actual) {
        if (expected.size() != actual.size()) {
            return false;
        }
        for (int i = 0; i < actual.size(); i++) {
            if (!matches(expected.get(i), element, actual.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean tupleMatches(List<Constant> expected, List<ValType> types, List<?> actual) {
        if (expected.size() != types.size()) {
            return false;
        }
        for (int i = 0; i < types.size(); i++) {
            if (!matches(expected.get(i), types.get(i), actual.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean recordMatches(List<Constant.Field> expected, ValType.RecordT type, RecordValue actual) {
        if (expected.size() != type.fields().size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            ValType.Field field = type.fields().get(i);
            if (!field.name().equals(expected.get(i).name())
                    || !matches(expected.get(i).value(), field.type(), actual.get(field.name()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean entriesMatch(List<Constant> expected, ValType.MapT type, Map<?, ?> actual) {
        if (expected.size() != actual.size()) {
            return false;
        }
        int i = 0;
        for (Map.Entry<?, ?> entry : actual.entrySet()) {
            if (!(expected.get(i++) instanceof Constant.Tuple pair) || pair.elements().size() != 2
                    || !matches(pair.elements().get(0), type.key(), entry.getKey())
                    || !matches(pair.elements().get(1), type.value(), entry.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** The elements of a list of bytes as a list of any other integers has them. */
    private static List<Object> bytes(byte[] bytes, ValType element) {
        List<Object> values = new ArrayList<>(bytes.length);
        for (byte b : bytes) {
            values.add(element instanceof ValType.U8 ? (Object) Byte.toUnsignedInt(b) : (Object) (int) b);
        }
        return values;
    }

    private static @Nullable String integer(ValType type) {
        return switch (type) {
            case ValType.S8 t -> "s8";
            case ValType.U8 t -> "u8";
            case ValType.S16 t -> "s16";
            case ValType.U16 t -> "u16";
            case ValType.S32 t -> "s32";
            case ValType.U32 t -> "u32";
            case ValType.S64 t -> "s64";
            case ValType.U64 t -> "u64";
            default -> null;
        };
    }

    private static MismatchException mismatch(Constant constant, ValType type) {
        return new MismatchException("the constant " + constant + " is no " + TypeText.of(type));
    }
}
