// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import wrt.component.abi.CopyPlan;
import wrt.component.abi.Flattening;
import wrt.component.abi.FunctionPlan;
import wrt.component.abi.LiftLowerOptions;
import wrt.component.abi.Realloc;
import wrt.component.abi.ResourceTypes;
import wrt.component.abi.RuntimeResource;
import wrt.component.async.EndKind;
import wrt.component.model.Canon;
import wrt.component.model.CanonicalOptions;
import wrt.component.model.CoreSort;
import wrt.component.model.Definition;
import wrt.component.model.Sort;
import wrt.core.CoreFunction;
import wrt.core.CoreMemory;
import wrt.core.CoreTable;
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
            case Canon.Lift c -> throw new IllegalStateException("a lifted function is no core function");
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
            case Canon.ContextGet c -> frame -> frame[0] = instance.runningThread().contextGet(c.slot());
            case Canon.ContextSet c -> frame -> instance.runningThread().contextSet(c.slot(), frame[0]);
            case Canon.TaskReturn c -> taskReturn(c);
            case Canon.SubtaskCancel c -> {
                mayWait(!c.async());
                SubtaskBuiltins subtasks = new SubtaskBuiltins(instance);
                yield c.async()
                        ? frame -> frame[0] = subtasks.cancelAsync((int) frame[0])
                        : frame -> frame[0] = subtasks.cancel((int) frame[0]);
            }
            case Canon.WaitableSetWait c -> {
                mayWait(true);
                WaitableBuiltins waitables = new WaitableBuiltins(instance);
                CoreMemory memory = spaces.get(CoreSort.MEMORY, c.memory(), CoreMemory.class);
                yield frame -> frame[0] = waitables.wait(c.cancellable(), memory, (int) frame[0], (int) frame[1]);
            }
            case Canon.WaitableSetPoll c -> {
                WaitableBuiltins waitables = new WaitableBuiltins(instance);
                CoreMemory memory = spaces.get(CoreSort.MEMORY, c.memory(), CoreMemory.class);
                yield frame -> frame[0] = waitables.poll(c.cancellable(), memory, (int) frame[0], (int) frame[1]);
            }
            case Canon.Copy c -> copy(c);
            case Canon.CancelCopy c -> cancelCopy(c);
            case Canon.End c -> end(c);
            case Canon.ErrorContextNew c -> {
                ErrorContextBuiltins contexts = new ErrorContextBuiltins(instance, bind(c.options()), resources);
                yield frame -> frame[0] = contexts.create((int) frame[0], (int) frame[1]);
            }
            case Canon.ErrorContextDebugMessage c -> {
                ErrorContextBuiltins contexts = new ErrorContextBuiltins(instance, bind(c.options()), resources);
                yield frame -> contexts.debugMessage((int) frame[0], (int) frame[1]);
            }
            case Canon.ThreadNewIndirect c -> newThread(c);
            case Canon.ThreadSwitch c -> threadSwitch(c);
            case Canon.Plain c -> plain(c);
        };
    }

    private void mayWait(boolean threads) {
        if (threads) {
            instance.letThreadsWait();
        }
    }

    private HostBody plain(Canon.Plain canon) {
        WaitableBuiltins waitables = new WaitableBuiltins(instance);
        return switch (canon) {
            case BACKPRESSURE_INC -> frame -> instance.gate().addBackpressure();
            case BACKPRESSURE_DEC -> frame -> instance.gate().removeBackpressure();
            case TASK_CANCEL -> frame -> taskCancel();
            case SUBTASK_DROP -> {
                SubtaskBuiltins subtasks = new SubtaskBuiltins(instance);
                yield frame -> subtasks.drop((int) frame[0]);
            }
            case ERROR_CONTEXT_DROP -> frame -> ErrorContextBuiltins.drop(instance, (int) frame[0]);
            case WAITABLE_SET_NEW -> frame -> frame[0] = waitables.newSet();
            case WAITABLE_SET_DROP -> frame -> waitables.dropSet((int) frame[0]);
            case WAITABLE_JOIN -> frame -> waitables.join((int) frame[0], (int) frame[1]);
            case THREAD_INDEX -> {
                ThreadBuiltins threads = threads();
                yield frame -> frame[0] = threads.index();
            }
            case THREAD_RESUME_LATER -> {
                ThreadBuiltins threads = threads();
                yield frame -> threads.resumeLater((int) frame[0]);
            }
        };
    }

    private void taskCancel() {
        instance.checkMayLeave();
        Task task = instance.runningThread().task();
        LiftedFunction function = task.lifted();
        if (function == null || !function.isAsync()) {
            throw new ComponentTrapException("`task.cancel` called by a task that was not lifted with `async`");
        }
        Resolution.cancel(task);
    }

    private HostBody taskReturn(Canon.TaskReturn canon) {
        LiftLowerOptions options = bind(canon.options());
        FunctionPlan plan = new FunctionPlan(new FuncType(List.of(), canon.result(), true), options, resources,
                Flattening.ASYNC_LIFT);
        return new TaskReturn(instance, plan, options, resources);
    }

    private HostBody copy(Canon.Copy canon) {
        CopyBuiltins copies = copies(canon.type(), canon.options());
        boolean async = canon.options().async();
        mayWait(!async);
        EndKind kind = switch (canon.op()) {
            case STREAM_READ -> EndKind.READABLE_STREAM;
            case STREAM_WRITE -> EndKind.WRITABLE_STREAM;
            case FUTURE_READ -> EndKind.READABLE_FUTURE;
            case FUTURE_WRITE -> EndKind.WRITABLE_FUTURE;
        };
        if (kind.isStream()) {
            return async
                    ? frame -> frame[0] = copies.copyAsync(kind, (int) frame[0], (int) frame[1], (int) frame[2])
                    : frame -> frame[0] = copies.copy(kind, (int) frame[0], (int) frame[1], (int) frame[2]);
        }
        return async
                ? frame -> frame[0] = copies.copyAsync(kind, (int) frame[0], (int) frame[1], 1)
                : frame -> frame[0] = copies.copy(kind, (int) frame[0], (int) frame[1], 1);
    }

    private HostBody cancelCopy(Canon.CancelCopy canon) {
        mayWait(!canon.async());
        CopyBuiltins copies = copies(canon.type(), CanonicalOptions.DEFAULT);
        EndKind kind = switch (canon.op()) {
            case STREAM_CANCEL_READ -> EndKind.READABLE_STREAM;
            case STREAM_CANCEL_WRITE -> EndKind.WRITABLE_STREAM;
            case FUTURE_CANCEL_READ -> EndKind.READABLE_FUTURE;
            case FUTURE_CANCEL_WRITE -> EndKind.WRITABLE_FUTURE;
        };
        return canon.async()
                ? frame -> frame[0] = copies.cancelAsync(kind, (int) frame[0])
                : frame -> frame[0] = copies.cancel(kind, (int) frame[0]);
    }

    private HostBody end(Canon.End canon) {
        CopyBuiltins copies = copies(canon.type(), CanonicalOptions.DEFAULT);
        return switch (canon.op()) {
            case STREAM_NEW -> frame -> frame[0] = copies.make(EndKind.READABLE_STREAM);
            case FUTURE_NEW -> frame -> frame[0] = copies.make(EndKind.READABLE_FUTURE);
            case STREAM_DROP_READABLE -> frame -> copies.drop(EndKind.READABLE_STREAM, (int) frame[0]);
            case STREAM_DROP_WRITABLE -> frame -> copies.drop(EndKind.WRITABLE_STREAM, (int) frame[0]);
            case FUTURE_DROP_READABLE -> frame -> copies.drop(EndKind.READABLE_FUTURE, (int) frame[0]);
            case FUTURE_DROP_WRITABLE -> frame -> copies.drop(EndKind.WRITABLE_FUTURE, (int) frame[0]);
        };
    }

    private CopyBuiltins copies(ValType type, CanonicalOptions options) {
        ValType element = switch (type) {
            case ValType.StreamT s -> s.element();
            case ValType.FutureT f -> f.element();
            default -> throw new IllegalStateException("no stream or future: " + type);
        };
        return new CopyBuiltins(instance, new CopyPlan(element, bind(options), resources));
    }

    private ThreadBuiltins threads() {
        instance.indexThreads();
        mayWait(true);
        return new ThreadBuiltins(instance);
    }

    private HostBody newThread(Canon.ThreadNewIndirect canon) {
        ThreadBuiltins threads = threads();
        CoreTable table = spaces.get(CoreSort.TABLE, canon.table(), CoreTable.class);
        CoreType.FunctionType type = new CoreType.FunctionType(
                List.of(canon.wide() ? ValueType.I64 : ValueType.I32), List.of());
        return frame -> frame[0] = threads.newIndirect(type, table, (int) frame[0], frame[1]);
    }

    private HostBody threadSwitch(Canon.ThreadSwitch canon) {
        ThreadBuiltins threads = threads();
        boolean cancellable = canon.cancellable();
        return switch (canon.op()) {
            case SUSPEND -> frame -> frame[0] = threads.suspend(cancellable);
            case YIELD -> frame -> frame[0] = threads.yield(cancellable);
            default -> frame -> frame[0] = threads.switchTo(canon.op(), cancellable, (int) frame[0]);
        };
    }

    private FuncInst lift(Canon.Lift lift) {
        CanonicalOptions options = lift.options();
        LiftLowerOptions bound = bind(options);
        CoreFunction core = spaces.get(CoreSort.FUNC, lift.coreFunc(), CoreFunction.class);
        Flattening flattening = options.async() ? Flattening.ASYNC_LIFT : Flattening.SYNC;
        return new LiftedFunction(instance, core, new FunctionPlan(lift.type(), bound, resources, flattening), bound,
                function(options.postReturn()), options.async(), function(options.callback()));
    }

    private HostBody lower(Canon.Lower lower) {
        FuncInst callee = spaces.get(Sort.FUNC, lower.func(), FuncInst.class);
        boolean async = lower.options().async();
        LiftLowerOptions bound = bind(lower.options());
        mayWait(!async && lower.type().async());
        FunctionPlan plan = new FunctionPlan(lower.type(), bound, resources,
                async ? Flattening.ASYNC_LOWER : Flattening.SYNC);
        return switch (callee) {
            case LiftedFunction lifted when Reentrance.isBetween(instance, lifted.instance()) -> Reentrance.INSTANCE;
            case LiftedFunction lifted when async -> new AsyncLowering(instance, plan, bound, lifted);
            case LiftedFunction lifted when lifted.hasOwnThread() -> new SyncLowering(instance, plan, bound, lifted);
            case LiftedFunction lifted -> Adapter.of(instance, plan, bound, lifted);
            case HostFunctionInst host when async -> new AsyncHostLowering(instance, plan, bound, host);
            case HostFunctionInst host when host.type().async() ->
                new SyncHostLowering(instance, plan, bound, host);
            case HostFunctionInst host -> HostLowering.of(instance, plan, bound, host);
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
