// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import wrt.component.FlatType;
import wrt.component.Layout;
import wrt.component.ValType;
import wrt.component.async.EndKind;
import wrt.component.model.StringEncoding;

/**
 * Makes the plans for types.
 *
 * @param encoding how the guest represents strings
 * @param resources what the resource types are
 */
record PlanFactory(StringEncoding encoding, ResourceTypes resources) {

    ValuePlan plan(ValType type) {
        return switch (type) {
            case ValType.Bool t -> BoolPlan.INSTANCE;
            case ValType.S8 t -> IntegerPlan.S8;
            case ValType.U8 t -> IntegerPlan.U8;
            case ValType.S16 t -> IntegerPlan.S16;
            case ValType.U16 t -> IntegerPlan.U16;
            case ValType.S32 t -> IntegerPlan.S32;
            case ValType.U32 t -> IntegerPlan.U32;
            case ValType.S64 t -> IntegerPlan.S64;
            case ValType.U64 t -> IntegerPlan.U64;
            case ValType.F32 t -> FloatPlan.F32;
            case ValType.F64 t -> FloatPlan.F64;
            case ValType.Char t -> CharPlan.INSTANCE;
            case ValType.StringT t -> new StringPlan(StringCodec.of(encoding));
            case ValType.ListT t when t.element() instanceof ValType.U8 -> ByteListPlan.INSTANCE;
            case ValType.ListT t -> new ListPlan(plan(t.element()), t.element().layout());
            case ValType.FixedListT t -> new FixedListPlan(plan(t.element()), t.length(), t.element().layout());
            case ValType.MapT t ->
                new MapPlan(plan(t.key()), plan(t.value()), t.key().layout(), t.value().layout());
            case ValType.RecordT t -> new RecordPlan(t.fields().stream().map(ValType.Field::name).toList(),
                    sequence(t.fields().stream().map(ValType.Field::type).toList()));
            case ValType.TupleT t -> new TuplePlan(sequence(t.types()));
            case ValType.VariantT t ->
                variant(new VariantForm.Named(t.cases().stream().map(ValType.Case::name).toList()), t,
                        t.cases().stream().map(ValType.Case::type).toList());
            case ValType.EnumT t -> new EnumPlan(t.labels());
            case ValType.OptionT t -> variant(VariantForm.Option.INSTANCE, t, Stream.of(null, t.type()).toList());
            case ValType.ResultT t -> variant(VariantForm.Result.INSTANCE, t, Stream.of(t.ok(), t.error()).toList());
            case ValType.FlagsT t -> new FlagsPlan(t.labels(), t.layout().size());
            case ValType.Own t -> new OwnPlan(resources.resolve(t.resource()));
            case ValType.Borrow t -> new BorrowPlan(resources.resolve(t.resource()));
            case ValType.StreamT t -> end(EndKind.READABLE_STREAM, t.element());
            case ValType.FutureT t -> end(EndKind.READABLE_FUTURE, t.element());
            case ValType.ErrorContextT t -> ErrorContextPlan.INSTANCE;
        };
    }

    private EndPlan end(EndKind kind, @Nullable ValType element) {
        return new EndPlan(kind, element, resources.elementType(element), element == null ? null : plan(element));
    }

    Sequence sequence(List<ValType> types) {
        return new Sequence(types, types.stream().map(this::plan).toList());
    }

    private ValuePlan variant(VariantForm form, ValType type, List<? extends @Nullable ValType> payloads) {
        int alignment = payloads.stream().filter(Objects::nonNull).mapToInt(p -> p.layout().alignment()).max()
                .orElse(1);
        List<? extends @Nullable ValuePlan> plans = payloads.stream().map(p -> p == null ? null : plan(p)).toList();
        return new VariantPlan(form, plans, alignment, flatCount(type.layout()));
    }

    private static int flatCount(Layout layout) {
        List<FlatType> flat = layout.flat();
        return flat == null ? 0 : flat.size();
    }
}
