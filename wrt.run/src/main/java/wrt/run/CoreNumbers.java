// SPDX-License-Identifier: Apache-2.0
package wrt.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import wrt.component.ValType;
import wrt.component.Wave;
import wrt.core.CoreType.FunctionType;
import wrt.core.ValueType;

/** Core values as the numbers that they are: integers signed, in the text form of WIT's numbers. */
final class CoreNumbers {

    private CoreNumbers() {
    }

    /** The type of a number in WIT. */
    static ValType type(ValueType type) {
        return switch (type) {
            case I32 -> new ValType.S32();
            case I64 -> new ValType.S64();
            case F32 -> new ValType.F32();
            case F64 -> new ValType.F64();
            default -> throw new IllegalArgumentException(type + " is no number");
        };
    }

    /** The type, if all of it is numbers. */
    static FunctionType checked(FunctionType type, String name, String export) {
        for (List<ValueType> types : List.of(type.params(), type.results())) {
            for (ValueType t : types) {
                if (t.isReference() || t == ValueType.V128) {
                    throw new Failure(Failure.Kind.USAGE, name + " " + export + ": " + signature(type)
                            + " cannot be called with text; only numbers can");
                }
            }
        }
        return type;
    }

    /** For example {@code (i32, i32) -> i32}. */
    static String signature(FunctionType type) {
        String results = type.results().isEmpty() ? "" : " -> " + names(type.results());
        return "(" + names(type.params()) + ")" + results;
    }

    private static String names(List<ValueType> types) {
        return types.stream().map(t -> t.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
    }

    /** The frame of a call. */
    static long[] toFrame(Object[] arguments, FunctionType type) {
        long[] frame = new long[type.frameLength()];
        for (int i = 0; i < arguments.length; i++) {
            frame[i] = switch (arguments[i]) {
                case Float f -> Float.floatToRawIntBits(f);
                case Double d -> Double.doubleToRawLongBits(d);
                case Number n -> n.longValue();
                default -> throw new IllegalArgumentException("no number: " + arguments[i]);
            };
        }
        return frame;
    }

    /** The results in a frame: one as it is, several as a tuple. */
    static String text(long[] frame, FunctionType type) {
        List<String> texts = new ArrayList<>();
        for (ValueType result : type.results()) {
            long bits = frame[texts.size()];
            Object value = switch (result) {
                case I32 -> (int) bits;
                case F32 -> Float.intBitsToFloat((int) bits);
                case F64 -> Double.longBitsToDouble(bits);
                default -> bits;
            };
            texts.add(Wave.print(value, type(result)));
        }
        return texts.size() == 1 ? texts.getFirst() : "(" + String.join(", ", texts) + ")";
    }
}
