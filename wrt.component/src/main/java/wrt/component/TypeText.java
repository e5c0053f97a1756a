// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Types as WIT text on one line, with every record and variant spelled out, as two components share no names for them:
 * two types have the same text exactly if they have the same structure.
 */
@ProviderType
public final class TypeText {

    private TypeText() {
    }

    /**
     * The text of a function type.
     *
     * @param type the type
     * @return for example {@code func(pedal: u32) -> u32}
     */
    public static String of(FuncType type) {
        String params = type.params().stream().map(p -> p.name() + ": " + of(p.type()))
                .collect(Collectors.joining(", ", "func(", ")"));
        ValType result = type.result();
        return (type.async() ? "async " : "") + params + (result == null ? "" : " -> " + of(result));
    }

    /**
     * The text of a value type.
     *
     * @param type the type, or null where there is none
     * @return for example {@code list<u8>}, or {@code _} for none
     */
    public static String of(@Nullable ValType type) {
        return switch (type) {
            case null -> "_";
            case ValType.ListT t -> "list<" + of(t.element()) + ">";
            case ValType.FixedListT t -> "list<" + of(t.element()) + ", " + t.length() + ">";
            case ValType.MapT t -> "map<" + of(t.key()) + ", " + of(t.value()) + ">";
            case ValType.TupleT t ->
                t.types().stream().map(TypeText::of).collect(Collectors.joining(", ", "tuple<", ">"));
            case ValType.RecordT t -> t.fields().stream().map(f -> f.name() + ": " + of(f.type()))
                    .collect(Collectors.joining(", ", "record { ", " }"));
            case ValType.VariantT t -> t.cases().stream()
                    .map(c -> c.name() + (c.type() == null ? "" : "(" + of(c.type()) + ")"))
                    .collect(Collectors.joining(", ", "variant { ", " }"));
            case ValType.EnumT t -> labels("enum", t.labels());
            case ValType.FlagsT t -> labels("flags", t.labels());
            case ValType.OptionT t -> "option<" + of(t.type()) + ">";
            case ValType.ResultT t when t.error() == null -> "result" + argument(t.ok());
            case ValType.ResultT t -> "result<" + of(t.ok()) + ", " + of(t.error()) + ">";
            case ValType.StreamT t -> "stream" + argument(t.element());
            case ValType.FutureT t -> "future" + argument(t.element());
            case ValType.Own t -> t.resource().label();
            case ValType.Borrow t -> "borrow<" + t.resource().label() + ">";
            case ValType.StringT t -> "string";
            case ValType.ErrorContextT t -> "error-context";
            case ValType primitive -> primitive.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        };
    }

    private static String argument(@Nullable ValType type) {
        return type == null ? "" : "<" + of(type) + ">";
    }

    private static String labels(String kind, List<String> labels) {
        return kind + " { " + String.join(", ", labels) + " }";
    }
}
