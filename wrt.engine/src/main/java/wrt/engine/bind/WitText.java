// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import wrt.component.FuncType;
import wrt.component.ValType;

/**
 * Types as WIT text, with every record and variant spelled out: two types have the same text exactly if they have the
 * same structure, whichever components they come from.
 */
public final class WitText {

    private WitText() {
    }

    /** For example {@code func(pedal: u32) -> u32}. */
    public static String of(FuncType type) {
        String parameters = type.params().stream().map(p -> p.name() + ": " + of(p.type()))
                .collect(Collectors.joining(", ", "(", ")"));
        ValType result = type.result();
        return (type.async() ? "async func" : "func") + parameters + (result == null ? "" : " -> " + of(result));
    }

    /** A value type. */
    public static String of(ValType type) {
        return switch (type) {
            case ValType.Bool t -> "bool";
            case ValType.S8 t -> "s8";
            case ValType.U8 t -> "u8";
            case ValType.S16 t -> "s16";
            case ValType.U16 t -> "u16";
            case ValType.S32 t -> "s32";
            case ValType.U32 t -> "u32";
            case ValType.S64 t -> "s64";
            case ValType.U64 t -> "u64";
            case ValType.F32 t -> "f32";
            case ValType.F64 t -> "f64";
            case ValType.Char t -> "char";
            case ValType.StringT t -> "string";
            case ValType.ErrorContextT t -> "error-context";
            case ValType.ListT t -> "list<" + of(t.element()) + ">";
            case ValType.FixedListT t -> "list<" + of(t.element()) + ", " + t.length() + ">";
            case ValType.MapT t -> "map<" + of(t.key()) + ", " + of(t.value()) + ">";
            case ValType.RecordT t -> t.fields().stream().map(f -> f.name() + ": " + of(f.type()))
                    .collect(Collectors.joining(", ", "record { ", " }"));
            case ValType.TupleT t ->
                t.types().stream().map(WitText::of).collect(Collectors.joining(", ", "tuple<", ">"));
            case ValType.VariantT t -> t.cases().stream().map(WitText::variantCase)
                    .collect(Collectors.joining(", ", "variant { ", " }"));
            case ValType.EnumT t -> labels("enum", t.labels());
            case ValType.FlagsT t -> labels("flags", t.labels());
            case ValType.OptionT t -> "option<" + of(t.type()) + ">";
            case ValType.ResultT t -> result(t.ok(), t.error());
            case ValType.Own t -> t.resource().label();
            case ValType.Borrow t -> "borrow<" + t.resource().label() + ">";
            case ValType.StreamT t -> end("stream", t.element());
            case ValType.FutureT t -> end("future", t.element());
        };
    }

    private static String variantCase(ValType.Case c) {
        ValType type = c.type();
        return type == null ? c.name() : c.name() + "(" + of(type) + ")";
    }

    private static String labels(String kind, List<String> labels) {
        return kind + " { " + String.join(", ", labels) + " }";
    }

    private static String result(@Nullable ValType ok, @Nullable ValType error) {
        if (error == null) {
            return ok == null ? "result" : "result<" + of(ok) + ">";
        }
        return "result<" + (ok == null ? "_" : of(ok)) + ", " + of(error) + ">";
    }

    private static String end(String kind, @Nullable ValType element) {
        return element == null ? kind : kind + "<" + of(element) + ">";
    }
}
