// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import wrt.component.abi.Flattening;
import wrt.component.abi.FunctionPlan;
import wrt.component.abi.LiftLowerOptions;
import wrt.component.abi.Realloc;
import wrt.component.abi.ResourceTypes;
import wrt.component.abi.RuntimeResource;
import wrt.component.model.Canon;
import wrt.component.model.CanonicalOptions;
import wrt.component.model.CoreSort;
import wrt.component.model.Definition;
import wrt.component.model.Sort;
import wrt.core.CoreFunction;
import wrt.core.CoreMemory;
import wrt.core.CoreType;
import wrt.core.HostBody;
import wrt.core.ValueType;

/**
 * Executes the canonical definitions of a component: lifts core functions, and makes core functions out of component
 * functions and built-ins.
 *
 * <p>Source: Component Model, CanonicalABI, "Canonical Definitions".
 */
final class CanonicalDefinitions {

    private final RuntimeInstance instance;
    private final IndexSpaces spaces;
    private final ResourceTypes resources;

    CanonicalDefinitions(RuntimeInstance instance, IndexSpaces spaces, ResourceTypes resources) {
        this.instance = instance;
        this.spaces = spaces;
        this.resources = resources;
    }

    void define(Definition.Canonical definition) {
        if (definition.canon() instanceof Canon.Lift lift) {
            spaces.add(Sort.FUNC, lift(lift));
        } else {
            spaces.add(CoreSort.FUNC, CoreFunction.host(coreType(definition.coreType()), body(definition.canon())));
        }
    }

    private HostBody body(Canon canon) {
        return switch (canon) {
            case Canon.Lower c -> lower(c);
            case Canon.ResourceNew c -> {
                RuntimeResource type = resources.resolve(c.resource());
                yield frame -> frame[0] = type.create(instance, (int) frame[0]);
            }
            case Canon.ResourceRep c -> {
                RuntimeResource type = resources.resolve(c.resource());
                yield frame -> frame[0] = type.rep(instance, (int) frame[0]);
            }
            case Canon.ResourceDrop c -> {
                RuntimeResource type = resources.resolve(c.resource());
                yield frame -> type.drop(instance, (int) frame[0]);
            }
            case Canon.ContextGet c -> frame -> frame[0] = running().contextGet(c.slot());
            case Canon.ContextSet c -> frame -> running().contextSet(c.slot(), frame[0]);
            case Canon.Plain c when c == Canon.Plain.BACKPRESSURE_INC -> frame -> instance.addBackpressure();
            case Canon.Plain c when c == Canon.Plain.BACKPRESSURE_DEC -> frame -> instance.removeBackpressure();
            default -> frame -> {
                instance.checkMayLeave();
                throw UnsupportedFunction.unsupported(BuiltinName.of(canon));
            };
        };
    }

    private Thread running() {
        Thread thread = instance.store().currentThread();
        if (thread == null) {
            throw new ComponentTrapException("no thread runs during instantiation");
        }
        return thread;
    }

    private FuncInst lift(Canon.Lift lift) {
        CanonicalOptions options = lift.options();
        if (options.async()) {
            return new UnsupportedFunction(lift.type(), "async lift");
        }
        LiftLowerOptions bound = bind(options);
        CoreFunction core = spaces.get(CoreSort.FUNC, lift.coreFunc(), CoreFunction.class);
        return new LiftedFunction(instance, core, new FunctionPlan(lift.type(), bound, resources, Flattening.SYNC),
                bound,
                function(options.postReturn()));
    }

    private HostBody lower(Canon.Lower lower) {
        FuncInst callee = spaces.get(Sort.FUNC, lower.func(), FuncInst.class);
        if (lower.options().async()) {
            return frame -> {
                instance.checkMayLeave();
                throw UnsupportedFunction.unsupported("async lower");
            };
        }
        LiftLowerOptions bound = bind(lower.options());
        FunctionPlan plan = new FunctionPlan(lower.type(), bound, resources, Flattening.SYNC);
        return switch (callee) {
            case LiftedFunction lifted -> Adapter.of(instance, plan, bound, lifted);
            case HostFunctionInst host -> HostLowering.of(instance, plan, bound, host);
            case UnsupportedFunction unsupported -> frame -> {
                throw unsupported.exception();
            };
        };
    }

    private LiftLowerOptions bind(CanonicalOptions options) {
        CoreMemory memory = options.memory().isEmpty()
                ? null
                : spaces.get(CoreSort.MEMORY, options.memory().getAsInt(), CoreMemory.class);
        CoreFunction allocator = function(options.realloc());
        Realloc realloc = allocator == null ? null : instance.realloc(allocator);
        return new LiftLowerOptions(instance, options.encoding(), memory, realloc,
                instance.store().limits().liftedBytes());
    }

    private @Nullable CoreFunction function(OptionalInt index) {
        return index.isEmpty() ? null : spaces.get(CoreSort.FUNC, index.getAsInt(), CoreFunction.class);
    }

    private static CoreType.FunctionType coreType(CoreExternType.Func type) {
        return new CoreType.FunctionType(type.params().stream().map(CanonicalDefinitions::valueType).toList(),
                type.results().stream().map(CanonicalDefinitions::valueType).toList());
    }

    private static ValueType valueType(String name) {
        return switch (name) {
            case "i32" -> ValueType.I32;
            case "i64" -> ValueType.I64;
            case "f32" -> ValueType.F32;
            case "f64" -> ValueType.F64;
            default -> throw new IllegalStateException("no canonical definition has a parameter of type " + name);
        };
    }
}
