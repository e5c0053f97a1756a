// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether two types of different components are the same, up to which resource types stand for which.
 *
 * @param sameResource whether a resource type of the first side stands for one of the second
 */
record TypeEquality(BiPredicate<ResourceType, ResourceType> sameResource) {

    boolean same(FuncType a, FuncType b) {
        if (a.params().size() != b.params().size() || a.async() != b.async() || !same(a.result(), b.result())) {
            return false;
        }
        for (int i = 0; i < a.params().size(); i++) {
            Param p = a.params().get(i);
            Param q = b.params().get(i);
            if (!p.name().equals(q.name()) || !same(p.type(), q.type())) {
                return false;
            }
        }
        return true;
    }

    boolean same(@Nullable ValType a, @Nullable ValType b) {
        if (a == null || b == null) {
            return a == b;
        }
        return switch (a) {
            case ValType.Own t -> b instanceof ValType.Own u && same(t.resource(), u.resource());
            case ValType.Borrow t -> b instanceof ValType.Borrow u && same(t.resource(), u.resource());
            case ValType.ListT t -> b instanceof ValType.ListT u && same(t.element(), u.element());
            case ValType.FixedListT t -> b instanceof ValType.FixedListT u && t.length() == u.length()
                    && same(t.element(), u.element());
            case ValType.MapT t ->
                b instanceof ValType.MapT u && same(t.key(), u.key()) && same(t.value(), u.value());
            case ValType.TupleT t -> b instanceof ValType.TupleT u && same(t.types(), u.types());
            case ValType.OptionT t -> b instanceof ValType.OptionT u && same(t.type(), u.type());
            case ValType.ResultT t ->
                b instanceof ValType.ResultT u && same(t.ok(), u.ok()) && same(t.error(), u.error());
            case ValType.StreamT t -> b instanceof ValType.StreamT u && same(t.element(), u.element());
            case ValType.FutureT t -> b instanceof ValType.FutureT u && same(t.element(), u.element());
            case ValType.RecordT t -> b instanceof ValType.RecordT u
                    && names(t).equals(names(u)) && same(fieldTypes(t), fieldTypes(u));
            case ValType.VariantT t -> b instanceof ValType.VariantT u && sameCases(t.cases(), u.cases());
            default -> a.equals(b);
        };
    }

    private boolean same(ResourceType a, ResourceType b) {
        return sameResource.test(a, b);
    }

    private boolean same(List<ValType> a, List<ValType> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!same(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean sameCases(List<ValType.Case> a, List<ValType.Case> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            if (!a.get(i).name().equals(b.get(i).name()) || !same(a.get(i).type(), b.get(i).type())) {
                return false;
            }
        }
        return true;
    }

    private static List<String> names(ValType.RecordT type) {
        return type.fields().stream().map(ValType.Field::name).toList();
    }

    private static List<ValType> fieldTypes(ValType.RecordT type) {
        return type.fields().stream().map(ValType.Field::type).toList();
    }
}
