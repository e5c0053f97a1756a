// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wrt.component.ComponentType;
import wrt.component.DefinedType;
import wrt.component.ExternType;
import wrt.component.FuncType;
import wrt.component.InstanceType;
import wrt.component.Param;
import wrt.component.ResourceType;
import wrt.component.ValType;

/** Collects the resource types that types mention without introducing them. */
final class FreeResources {

    private final Loading loading;
    private final Set<ResourceType> free = new HashSet<>();
    private final Set<DefinedType> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    FreeResources(Loading loading) {
        this.loading = loading;
    }

    static Set<ResourceType> of(Loading loading, Collection<ExternType> types) {
        FreeResources collector = new FreeResources(loading);
        types.forEach(collector::extern);
        return collector.free;
    }

    static Set<ResourceType> of(Loading loading, DefinedType type) {
        FreeResources collector = new FreeResources(loading);
        collector.type(type);
        return collector.free;
    }

    private void extern(ExternType type) {
        loading.step();
        switch (type) {
            case ExternType.Func f -> type(f.type());
            case ExternType.Instance i -> type(i.type());
            case ExternType.ComponentT c -> type(c.type());
            case ExternType.Type t -> type(t.type());
            case ExternType.Module m -> {
            }
        }
    }

    private void type(DefinedType type) {
        if (!seen.add(type)) {
            return;
        }
        loading.step();
        switch (type) {
            case ResourceType r -> free.add(r);
            case FuncType f -> {
                f.params().stream().map(Param::type).forEach(this::type);
                typeOrNull(f.result());
            }
            case InstanceType i -> scoped(i.exports().values(), i.resources());
            case ComponentType c -> {
                Set<ResourceType> bound = new HashSet<>(c.importedResources());
                bound.addAll(c.definedResources());
                Set<ExternType> all = Collections.newSetFromMap(new IdentityHashMap<>());
                all.addAll(c.imports().values());
                all.addAll(c.exports().values());
                scoped(all, bound);
            }
            case ValType v -> {
                if (v.shape().containsResource()) {
                    value(v);
                }
            }
        }
    }

    /*
     * Bound resource types are different for every declared type, so removing them afterwards cannot remove one that is
     * free elsewhere.
     */
    private void scoped(Collection<ExternType> types, Collection<ResourceType> bound) {
        types.forEach(this::extern);
        bound.forEach(free::remove);
    }

    private void value(ValType type) {
        switch (type) {
            case ValType.Own o -> type(o.resource());
            case ValType.Borrow b -> type(b.resource());
            case ValType.ListT l -> type(l.element());
            case ValType.FixedListT l -> type(l.element());
            case ValType.OptionT o -> type(o.type());
            case ValType.MapT m -> {
                type(m.key());
                type(m.value());
            }
            case ValType.ResultT r -> {
                typeOrNull(r.ok());
                typeOrNull(r.error());
            }
            case ValType.StreamT s -> typeOrNull(s.element());
            case ValType.FutureT f -> typeOrNull(f.element());
            case ValType.TupleT t -> t.types().forEach(this::type);
            case ValType.RecordT r -> r.fields().forEach(f -> type(f.type()));
            case ValType.VariantT v -> v.cases().forEach(c -> typeOrNull(c.type()));
            default -> {
            }
        }
    }

    private void typeOrNull(@Nullable ValType type) {
        if (type != null) {
            type(type);
        }
    }
}
