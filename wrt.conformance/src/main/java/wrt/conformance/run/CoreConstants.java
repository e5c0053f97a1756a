// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.run;

import wrt.conformance.script.Constant;
import wrt.core.ValueType;

/** Constants of a script as values of core functions, which are bits in a frame. */
final class CoreConstants {

    /** How frames say that a reference is null. */
    private static final long NULL = -1;

    private CoreConstants() {
    }

    /**
     * The bits to pass for a constant.
     *
     * @throws MismatchException if it is none of the type
     */
    static long argument(Constant constant, ValueType type) {
        return switch (constant) {
            case Constant.Int c when type == ValueType.I32 && c.type().equals("i32") -> c.value();
            case Constant.Int c when type == ValueType.I64 && c.type().equals("i64") -> c.value();
            case Constant.Float c when type == ValueType.F32 && !c.wide() -> c.bits();
            case Constant.Float c when type == ValueType.F64 && c.wide() -> c.bits();
            case Constant.Ref c when c.kind().equals("null") && type.isReference() -> NULL;
            case Constant.Ref c when c.number() != null && isOfHost(c, type) -> c.number();
            default -> throw new MismatchException("the constant " + constant + " cannot be passed as " + type);
        };
    }

    /** Whether a result is what was expected. */
    static boolean matches(Constant expected, ValueType type, long actual) {
        return switch (expected) {
            case Constant.Either e -> e.choices().stream().anyMatch(c -> matches(c, type, actual));
            case Constant.Int e when type == ValueType.I32 && e.type().equals("i32") -> (int) e.value() == (int) actual;
            case Constant.Int e when type == ValueType.I64 && e.type().equals("i64") -> e.value() == actual;
            case Constant.Float e when type == ValueType.F32 && !e.wide() ->
                Floats.matches(e, actual & 0xffff_ffffL);
            case Constant.Float e when type == ValueType.F64 && e.wide() -> Floats.matches(e, actual);
            case Constant.Ref e when e.kind().equals("null") && type.isReference() -> (int) actual == NULL;
            case Constant.Ref e when isOfHost(e, type) ->
                (int) actual != NULL && (e.number() == null || (int) e.number().longValue() == (int) actual);
            case Constant.Ref e when e.kind().equals("func") && type == ValueType.FUNCREF -> (int) actual != NULL;
            default -> throw new MismatchException("the constant " + expected + " cannot be compared with " + type);
        };
    }

    private static boolean isOfHost(Constant.Ref constant, ValueType type) {
        return type == ValueType.EXTERNREF && (constant.kind().equals("extern") || constant.kind().equals("host"));
    }

    /** A value for messages. */
    static String text(ValueType type, long bits) {
        return switch (type) {
            case I32 -> "(i32.const " + (int) bits + ")";
            case I64 -> "(i64.const " + bits + ")";
            case F32 -> "(f32.const " + Float.intBitsToFloat((int) bits) + ")";
            case F64 -> "(f64.const " + Double.longBitsToDouble(bits) + ")";
            default -> "(" + type.name().toLowerCase(java.util.Locale.ROOT) + ")";
        };
    }
}
