// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import wrt.component.ValType;

/** Says which Java types fit a WIT type, for messages. */
final class Fitting {

    private Fitting() {
    }

    static String types(ValType type) {
        return switch (type) {
            case ValType.Bool t -> "boolean";
            case ValType.S8 t -> "byte, short, int, long";
            case ValType.U8 t -> "short, int, long, byte (same bits)";
            case ValType.S16 t -> "short, int, long";
            case ValType.U16 t -> "int, long, short (same bits)";
            case ValType.S32 t -> "int, long";
            case ValType.U32 t -> "long, int (same bits)";
            case ValType.S64 t -> "long";
            case ValType.U64 t -> "long (same bits)";
            case ValType.F32 t -> "float";
            case ValType.F64 t -> "double";
            case ValType.Char t -> "int (a code point)";
            case ValType.StringT t -> "String";
            case ValType.ListT t -> "a List or an array of " + types(t.element());
            case ValType.FixedListT t -> "a List or an array of " + types(t.element());
            case ValType.MapT t -> "a Map of " + types(t.key()) + " to " + types(t.value());
            case ValType.RecordT t -> "a record with the components " + t.fields().stream()
                    .map(f -> Names.camel(f.name()) + ": " + types(f.type()))
                    .collect(Collectors.joining("; ", "(", ")"));
            case ValType.TupleT t -> "a record with the components " + t.types().stream().map(Fitting::types)
                    .collect(Collectors.joining("; ", "(", ")")) + ", or List<Object>";
            case ValType.VariantT t -> "a sealed interface of records named " + t.cases().stream()
                    .map(c -> Names.pascal(c.name())).collect(Collectors.joining(", ")) + ", or VariantValue";
            case ValType.EnumT t -> "an enum with the constants " + t.labels().stream().map(Names::constant)
                    .collect(Collectors.joining(", ")) + ", or String";
            case ValType.FlagsT t -> "a Set of an enum with the constants " + t.labels().stream().map(Names::constant)
                    .collect(Collectors.joining(", ")) + ", or Set<String>";
            case ValType.OptionT t -> "Optional of " + types(t.type());
            case ValType.ResultT t -> "ResultValue; as the result of a method its success payload itself";
            case ValType.Own t -> "an interface with the methods of the resource, or ResourceValue";
            case ValType.Borrow t -> "an interface with the methods of the resource, or ResourceValue";
            case ValType.StreamT t when t.element() instanceof ValType.U8 -> "Flow.Publisher of byte[]";
            case ValType.StreamT t -> "Flow.Publisher" + of(t.element());
            case ValType.FutureT t -> "CompletionStage" + of(t.element());
            case ValType.ErrorContextT t -> "ErrorContext";
        };
    }

    private static String of(@Nullable ValType element) {
        return element == null ? "" : " of " + types(element);
    }
}
