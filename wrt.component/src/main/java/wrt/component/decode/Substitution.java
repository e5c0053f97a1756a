// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import wrt.component.ComponentType;
import wrt.component.DefinedType;
import wrt.component.ExternType;
import wrt.component.FuncType;
import wrt.component.InstanceType;
import wrt.component.Param;
import wrt.component.ResourceType;
import wrt.component.TypeBound;
import wrt.component.ValType;

/*
 * Replaces resource types, and named types by the types given for them, everywhere in a type. What does not change stays
 * the same object, and every object is visited once, because being the same object is what "named" means for a type.
 */
final class Substitution {

    private final Loading loading;
    private final Map<ResourceType, ResourceType> resources;
    private final Map<DefinedType, DefinedType> renamed;
    private final Map<DefinedType, DefinedType> done;

    Substitution(Loading loading, Map<ResourceType, ResourceType> resources, Map<DefinedType, DefinedType> renamed) {
        this.loading = loading;
        this.resources = resources;
        this.renamed = renamed;
        this.done = new IdentityHashMap<>(renamed);
    }

    /** This substitution, and one of further resource types. */
    Substitution and(Map<ResourceType, ResourceType> more) {
        Map<ResourceType, ResourceType> all = new HashMap<>(resources);
        all.putAll(more);
        return new Substitution(loading, all, renamed);
    }

    /** Every one of some resource types becomes a fresh one. */
    static Substitution freshening(Loading loading, List<ResourceType> old) {
        Map<ResourceType, ResourceType> fresh = new HashMap<>();
        old.forEach(r -> fresh.put(r, new ResourceType(r.label())));
        return new Substitution(loading, fresh, Map.of());
    }

    ResourceType resource(ResourceType type) {
        DefinedType renamed = done.get(type);
        if (renamed instanceof ResourceType r) {
            return r;
        }
        ResourceType target = resources.get(type);
        ResourceType result = target == null ? type : target.alias(type.label());
        done.put(type, result);
        return result;
    }

    List<ResourceType> resources(List<ResourceType> types) {
        return types.stream().map(this::resource).toList();
    }

    ExternType extern(ExternType type) {
        loading.step();
        return switch (type) {
            case ExternType.Func f -> keep(f, f.type(), (FuncType) type(f.type()), ExternType.Func::new);
            case ExternType.Instance i -> keep(i, i.type(), (InstanceType) type(i.type()), ExternType.Instance::new);
            case ExternType.ComponentT c -> keep(c, c.type(), (ComponentType) type(c.type()),
                    ExternType.ComponentT::new);
            case ExternType.Type t -> new ExternType.Type(bound(t.bound()));
            case ExternType.Module m -> m;
        };
    }

    private static <T> ExternType keep(ExternType old, T before, T after,
            java.util.function.Function<T, ExternType> make) {
        return before == after ? old : make.apply(after);
    }

    private TypeBound bound(TypeBound bound) {
        return switch (bound) {
            case TypeBound.Eq eq -> {
                DefinedType type = type(eq.type());
                DefinedType original = type(eq.original());
                yield type == eq.type() && original == eq.original() ? eq : new TypeBound.Eq(type, original);
            }
            case TypeBound.SubResource sub -> {
                ResourceType type = resource(sub.type());
                yield type == sub.type() ? sub : new TypeBound.SubResource(type);
            }
        };
    }

    DefinedType type(DefinedType type) {
        DefinedType known = done.get(type);
        if (known != null) {
            return known;
        }
        loading.step();
        DefinedType result = switch (type) {
            case ResourceType r -> resource(r);
            case FuncType f -> function(f);
            case InstanceType i -> instance(i);
            case ComponentType c -> component(c);
            case ValType v -> value(v);
        };
        done.put(type, result);
        return result;
    }

    private FuncType function(FuncType type) {
        List<Param> params = all(type.params(), p -> {
            ValType t = part(p.type());
            return t == p.type() ? p : new Param(p.name(), t);
        });
        ValType result = type.result() == null ? null : part(type.result());
        return params == type.params() && result == type.result() ? type : new FuncType(params, result, type.async());
    }

    private InstanceType instance(InstanceType type) {
        SequencedMap<String, ExternType> exports = externs(type.exports());
        List<ResourceType> bound = all(type.resources(), this::resource);
        return exports == type.exports() && bound == type.resources() ? type : new InstanceType(exports, bound);
    }

    private ComponentType component(ComponentType type) {
        SequencedMap<String, ExternType> imports = externs(type.imports());
        SequencedMap<String, ExternType> exports = externs(type.exports());
        List<ResourceType> imported = all(type.importedResources(), this::resource);
        List<ResourceType> defined = all(type.definedResources(), this::resource);
        boolean same = imports == type.imports() && exports == type.exports() && imported == type.importedResources()
                && defined == type.definedResources();
        return same ? type : new ComponentType(imports, exports, imported, defined);
    }

    private SequencedMap<String, ExternType> externs(SequencedMap<String, ExternType> types) {
        boolean changed = false;
        SequencedMap<String, ExternType> result = new LinkedHashMap<>();
        for (Map.Entry<String, ExternType> entry : types.entrySet()) {
            ExternType type = extern(entry.getValue());
            changed |= !same(type, entry.getValue());
            result.put(entry.getKey(), type);
        }
        return changed ? result : types;
    }

    private static boolean same(ExternType a, ExternType b) {
        return a == b || a instanceof ExternType.Type x && b instanceof ExternType.Type y && x.bound() == y.bound();
    }

    private ValType value(ValType type) {
        return switch (type) {
            case ValType.ListT l -> one(l, l.element(), ValType.ListT::new);
            case ValType.FixedListT l -> one(l, l.element(), e -> new ValType.FixedListT(e, l.length()));
            case ValType.OptionT o -> one(o, o.type(), ValType.OptionT::new);
            case ValType.StreamT s -> s.element() == null ? s : one(s, s.element(), ValType.StreamT::new);
            case ValType.FutureT f -> f.element() == null ? f : one(f, f.element(), ValType.FutureT::new);
            case ValType.MapT m -> {
                ValType key = part(m.key());
                ValType value = part(m.value());
                yield key == m.key() && value == m.value() ? m : new ValType.MapT(key, value);
            }
            case ValType.ResultT r -> {
                ValType ok = partOrNull(r.ok());
                ValType error = partOrNull(r.error());
                yield ok == r.ok() && error == r.error() ? r : new ValType.ResultT(ok, error);
            }
            case ValType.TupleT t -> {
                List<ValType> types = all(t.types(), this::part);
                yield types == t.types() ? t : new ValType.TupleT(types);
            }
            case ValType.RecordT r -> {
                List<ValType.Field> fields = all(r.fields(), f -> {
                    ValType t = part(f.type());
                    return t == f.type() ? f : new ValType.Field(f.name(), t);
                });
                yield fields == r.fields() ? r : new ValType.RecordT(fields);
            }
            case ValType.VariantT v -> {
                List<ValType.Case> cases = all(v.cases(), c -> {
                    ValType t = partOrNull(c.type());
                    return t == c.type() ? c : new ValType.Case(c.name(), t);
                });
                yield cases == v.cases() ? v : new ValType.VariantT(cases);
            }
            case ValType.Own o -> {
                ResourceType r = resource(o.resource());
                yield r == o.resource() ? o : new ValType.Own(r);
            }
            case ValType.Borrow b -> {
                ResourceType r = resource(b.resource());
                yield r == b.resource() ? b : new ValType.Borrow(r);
            }
            default -> type;
        };
    }

    private ValType part(ValType type) {
        return (ValType) type(type);
    }

    private @Nullable ValType partOrNull(@Nullable ValType type) {
        return type == null ? null : part(type);
    }

    private ValType one(ValType type, ValType part, java.util.function.Function<ValType, ValType> make) {
        ValType replaced = part(part);
        return replaced == part ? type : make.apply(replaced);
    }

    /** The same list if no element changed. */
    private static <T> List<T> all(List<T> list, UnaryOperator<T> each) {
        List<T> result = list.stream().map(each).toList();
        for (int i = 0; i < result.size(); i++) {
            if (result.get(i) != list.get(i)) {
                return result;
            }
        }
        return list;
    }
}
