// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wrt.component.ComponentType;
import wrt.component.DefinedType;
import wrt.component.ExternType;
import wrt.component.FuncType;
import wrt.component.InstanceType;
import wrt.component.ResourceType;
import wrt.component.ValType;

/*
 * The types that an import or export may mention, because they have been imported or exported themselves: a client has
 * to be able to name every record, variant, enum, flags and resource type that occurs in what it uses. A type is named
 * as an object; importing or exporting it makes a new object with the name.
 *
 * Source: Component Model, Explainer, "External Visibility of Types".
 */
final class NamedTypes {

    private final Loading loading;
    private final Set<DefinedType> named = Collections.newSetFromMap(new IdentityHashMap<>());

    NamedTypes(Loading loading) {
        this.loading = loading;
    }

    void add(DefinedType type) {
        named.add(type);
    }

    /** Whether the parts of a type that is about to get a name are named. */
    boolean partsNamed(DefinedType type) {
        return switch (type) {
            case ResourceType r -> true;
            case ComponentType c -> true;
            case FuncType f -> function(f);
            case InstanceType i -> instance(i);
            case ValType v -> parts(v);
        };
    }

    boolean function(FuncType type) {
        return type.params().stream().allMatch(p -> value(p.type())) && valueOrNull(type.result());
    }

    private boolean instance(InstanceType type) {
        loading.step();
        return type.exports().values().stream().allMatch(e -> switch (e) {
            case ExternType.Func f -> function(f.type());
            case ExternType.Type t -> partsNamed(t.type());
            case ExternType.Instance i -> instance(i.type());
            case ExternType.Module m -> true;
            case ExternType.ComponentT c -> true;
        });
    }

    private boolean value(ValType type) {
        if (named.contains(type)) {
            return true;
        }
        loading.step();
        boolean result = switch (type) {
            case ValType.RecordT t -> false;
            case ValType.VariantT t -> false;
            case ValType.EnumT t -> false;
            case ValType.FlagsT t -> false;
            default -> parts(type);
        };
        if (result) {
            // Once named, always named: remembering it keeps shared parts from being visited again.
            named.add(type);
        }
        return result;
    }

    private boolean parts(ValType type) {
        return switch (type) {
            case ValType.ListT t -> value(t.element());
            case ValType.FixedListT t -> value(t.element());
            case ValType.OptionT t -> value(t.type());
            case ValType.MapT t -> value(t.key()) && value(t.value());
            case ValType.ResultT t -> valueOrNull(t.ok()) && valueOrNull(t.error());
            case ValType.StreamT t -> valueOrNull(t.element());
            case ValType.FutureT t -> valueOrNull(t.element());
            case ValType.TupleT t -> t.types().stream().allMatch(this::value);
            case ValType.RecordT t -> t.fields().stream().allMatch(f -> value(f.type()));
            case ValType.VariantT t -> t.cases().stream().allMatch(c -> valueOrNull(c.type()));
            case ValType.Own t -> named.contains(t.resource());
            case ValType.Borrow t -> named.contains(t.resource());
            default -> true;
        };
    }

    private boolean valueOrNull(@Nullable ValType type) {
        return type == null || value(type);
    }
}
