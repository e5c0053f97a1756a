// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import wrt.component.ComponentType;
import wrt.component.DefinedType;
import wrt.component.ExternType;
import wrt.component.FuncType;
import wrt.component.InstanceType;
import wrt.component.ModuleType;
import wrt.component.ResourceType;
import wrt.component.Shape;
import wrt.component.ValType;

/*
 * Depth and size of types, against their limits. Every definition is measured as soon as it is made, from parts measured
 * before, so that no later walk over a type can go deeper, or see more, than the limits say.
 */
final class TypeMeasure {

    private record Measure(int depth, long nodes) {
        static final Measure LEAF = new Measure(1, 1);

        Measure around(Measure part) {
            return new Measure(Math.max(depth, part.depth + 1), nodes + part.nodes);
        }
    }

    private final Loading loading;
    private final Map<DefinedType, Measure> known = new IdentityHashMap<>();

    TypeMeasure(Loading loading) {
        this.loading = loading;
    }

    void check(DefinedType type) {
        Measure measure = measure(type);
        if (measure.depth > loading.limits().typeDepth()) {
            throw loading.limit("type nesting is too deep: more than " + loading.limits().typeDepth()
                    + " levels (limit typeDepth)");
        }
        if (measure.nodes > loading.limits().typeSize()) {
            throw loading.limit("type is too large: made of more than " + loading.limits().typeSize()
                    + " types (limit typeSize)");
        }
    }

    private Measure measure(DefinedType type) {
        return switch (type) {
            case ResourceType r -> Measure.LEAF;
            case ValType v -> measure(v.shape());
            default -> {
                Measure measure = known.get(type);
                if (measure == null) {
                    loading.step();
                    measure = compute(type);
                    known.put(type, measure);
                }
                yield measure;
            }
        };
    }

    private static Measure measure(Shape shape) {
        return new Measure(shape.depth(), shape.nodes());
    }

    private Measure compute(DefinedType type) {
        return switch (type) {
            case FuncType f -> {
                Measure measure = f.result() == null
                        ? Measure.LEAF
                        : Measure.LEAF.around(measure(f.result().shape()));
                for (var param : f.params()) {
                    measure = measure.around(measure(param.type().shape()));
                }
                yield measure;
            }
            case InstanceType i -> around(Measure.LEAF, i.exports().values());
            case ComponentType c -> around(around(Measure.LEAF, c.imports().values()), c.exports().values());
            default -> Measure.LEAF;
        };
    }

    private Measure around(Measure measure, Collection<ExternType> parts) {
        Measure result = measure;
        for (ExternType part : parts) {
            loading.step();
            result = result.around(switch (part) {
                case ExternType.Func f -> measure(f.type());
                case ExternType.Instance i -> measure(i.type());
                case ExternType.ComponentT c -> measure(c.type());
                case ExternType.Type t -> measure(t.type());
                case ExternType.Module m -> measure(m.type());
            });
        }
        return result;
    }

    private static Measure measure(ModuleType type) {
        return new Measure(1, 1L + type.imports().size() + type.exports().size());
    }
}
