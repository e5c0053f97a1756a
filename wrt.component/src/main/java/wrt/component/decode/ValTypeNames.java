// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import wrt.component.ValType;

/** How messages name the kinds of value types. */
final class ValTypeNames {

    private ValTypeNames() {
    }

    static boolean isPrimitive(ValType type) {
        return switch (type) {
            case ValType.Bool t -> true;
            case ValType.S8 t -> true;
            case ValType.U8 t -> true;
            case ValType.S16 t -> true;
            case ValType.U16 t -> true;
            case ValType.S32 t -> true;
            case ValType.U32 t -> true;
            case ValType.S64 t -> true;
            case ValType.U64 t -> true;
            case ValType.F32 t -> true;
            case ValType.F64 t -> true;
            case ValType.Char t -> true;
            case ValType.StringT t -> true;
            case ValType.ErrorContextT t -> true;
            default -> false;
        };
    }

    static String of(ValType type) {
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
            case ValType.ListT t -> "list";
            case ValType.FixedListT t -> "list of length " + t.length();
            case ValType.MapT t -> "map";
            case ValType.RecordT t -> "record";
            case ValType.TupleT t -> "tuple";
            case ValType.VariantT t -> "variant";
            case ValType.EnumT t -> "enum";
            case ValType.OptionT t -> "option";
            case ValType.ResultT t -> "result";
            case ValType.FlagsT t -> "flags";
            case ValType.Own t -> "own";
            case ValType.Borrow t -> "borrow";
            case ValType.StreamT t -> "stream";
            case ValType.FutureT t -> "future";
        };
    }
}
