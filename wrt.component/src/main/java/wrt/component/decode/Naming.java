// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import wrt.component.ComponentType;
import wrt.component.DefinedType;
import wrt.component.FuncType;
import wrt.component.InstanceType;
import wrt.component.ResourceType;
import wrt.component.ValType;

/** Importing or exporting a type gives it a name: an equal type that is another object. */
final class Naming {

    private Naming() {
    }

    static DefinedType named(DefinedType type, String name) {
        return switch (type) {
            case ResourceType r -> r.alias(name);
            case ValType v -> copy(v);
            case FuncType f -> f;
            case InstanceType i -> i;
            case ComponentType c -> c;
        };
    }

    private static ValType copy(ValType type) {
        return switch (type) {
            case ValType.Bool t -> new ValType.Bool();
            case ValType.S8 t -> new ValType.S8();
            case ValType.U8 t -> new ValType.U8();
            case ValType.S16 t -> new ValType.S16();
            case ValType.U16 t -> new ValType.U16();
            case ValType.S32 t -> new ValType.S32();
            case ValType.U32 t -> new ValType.U32();
            case ValType.S64 t -> new ValType.S64();
            case ValType.U64 t -> new ValType.U64();
            case ValType.F32 t -> new ValType.F32();
            case ValType.F64 t -> new ValType.F64();
            case ValType.Char t -> new ValType.Char();
            case ValType.StringT t -> new ValType.StringT();
            case ValType.ErrorContextT t -> new ValType.ErrorContextT();
            case ValType.ListT t -> new ValType.ListT(t.element());
            case ValType.FixedListT t -> new ValType.FixedListT(t.element(), t.length());
            case ValType.MapT t -> new ValType.MapT(t.key(), t.value());
            case ValType.RecordT t -> new ValType.RecordT(t.fields());
            case ValType.TupleT t -> new ValType.TupleT(t.types());
            case ValType.VariantT t -> new ValType.VariantT(t.cases());
            case ValType.EnumT t -> new ValType.EnumT(t.labels());
            case ValType.OptionT t -> new ValType.OptionT(t.type());
            case ValType.ResultT t -> new ValType.ResultT(t.ok(), t.error());
            case ValType.FlagsT t -> new ValType.FlagsT(t.labels());
            case ValType.Own t -> new ValType.Own(t.resource());
            case ValType.Borrow t -> new ValType.Borrow(t.resource());
            case ValType.StreamT t -> new ValType.StreamT(t.element());
            case ValType.FutureT t -> new ValType.FutureT(t.element());
        };
    }
}
