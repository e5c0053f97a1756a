// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import wrt.api.scheduling.SchedulableTask;
import wrt.api.scheduling.TaskNode;
import wrt.component.abi.Borrows;
import wrt.component.abi.FlatSignature;

/**
 * One call of one export. It is the task of the Component Model and at the same time what an engine schedules.
 *
 * <p>A trap, fuel exhaustion or anything else that unwinds the guest in the middle is kept in {@link #failure()} and
 * poisons the instance, as its code was abandoned at an unknown point. A failure before guest code ran does not.
 *
 * <p>Concurrency: made by any thread, then owned by the owner of the store. State, result and failure are to be read by
 * the owner, or after a hand-over from it.
 *
 * <p>Source: Component Model, CanonicalABI, "Tasks"; seed, "Fuel-Aware Task Scheduling".
 */
public final class Task implements SchedulableTask {

    /** Where a call is; source: Component Model, CanonicalABI, "Tasks". */
    public enum State {
        /** Made, not begun. */
        INITIAL,
        /** The guest has its arguments. */
        STARTED,
        /** The caller wants it cancelled, and the guest does not know yet. */
        PENDING_CANCEL,
        /** The guest knows that it is cancelled. */
        CANCEL_DELIVERED,
        /** There is a result, or the cancellation was confirmed. */
        RESOLVED
    }

    private static final AtomicLong IDS = new AtomicLong();
    private static final int ID_BLOCK = 256;
    private static final TaskParameters HOST = TaskParameters.unbounded("", "");
    private static final Object[] NO_ARGS = {};
    private static final long[] NO_FRAME = {};

    private final @Nullable FuncInst function;
    private final TaskParameters parameters;
    private final Thread implicitThread;
    private final Borrows borrows = new Borrows();
    private final long[] frame;
    private Object[] args;
    private long id;
    private long lastReservedId;
    private State state = State.INITIAL;
    private @Nullable Task caller;
    private @Nullable RuntimeInstance waitsFor;
    private @Nullable Object result;
    private @Nullable Throwable failure;
    private @Nullable Object attachment;
    private @Nullable TaskNode node;
    private long fuelConsumed;

    private Task(@Nullable FuncInst function, TaskParameters parameters, Object[] args, long[] frame, long id) {
        this.function = function;
        this.parameters = parameters;
        this.args = args;
        this.frame = frame;
        this.id = id;
        this.lastReservedId = id;
        this.implicitThread = new Thread(this);
    }

    /** A call by the embedder. */
    static Task ofCall(FuncInst function, TaskParameters parameters, Object[] args) {
        return new Task(function, parameters, args, NO_FRAME, IDS.incrementAndGet());
    }

    /** A call by the embedder with core values. */
    static Task ofFlatCall(FuncInst function, TaskParameters parameters, int frameLength) {
        return new Task(function, parameters, NO_ARGS, new long[frameLength], IDS.incrementAndGet());
    }

    /** A call by another guest on that guest's stack, where it goes by the same name; or by the host. */
    static Task ofSubtask(@Nullable Task caller) {
        Task task = new Task(null, caller == null ? HOST : caller.parameters, NO_ARGS, NO_FRAME,
                caller == null ? 0 : caller.id);
        task.caller = caller;
        return task;
    }

    /** The task under which the start functions of an instance run. */
    static Task ofInstantiation(TaskParameters parameters) {
        return new Task(null, parameters, NO_ARGS, NO_FRAME, IDS.incrementAndGet());
    }

    /** The task under which an instance's allocator runs. */
    static Task ofRealloc() {
        return new Task(null, HOST, NO_ARGS, NO_FRAME, 0);
    }

    /**
     * Runs the whole call on the current stack: enters the instance, lowers the arguments, runs the guest, lifts the
     * result, lets the guest clean up, leaves. Never throws: what went wrong is in {@link #failure()}. Call depth and
     * the store's current thread are afterwards as before.
     *
     * @throws IllegalStateException if the task was run before and not reset
     */
    public void run() {
        if (state != State.INITIAL || failure != null) {
            throw new IllegalStateException("the task was run already: reset it, or make a new one");
        }
        FuncInst callee = Objects.requireNonNull(function);
        switch (callee) {
            case LiftedFunction lifted -> runLifted(lifted);
            case HostFunctionInst host -> runHost(host);
            case UnsupportedFunction unsupported -> failure = unsupported.exception();
        }
    }

    private void runLifted(LiftedFunction lifted) {
        Store store = lifted.instance().store();
        Thread before = store.currentThread();
        long depth = store.meter().saveDepth();
        caller = before == null ? null : before.task();
        RuntimeInstance[] entering = lifted.enteringFromHost();
        boolean entered = false;
        try {
            RuntimeInstance.enter(entering, this);
            entered = true;
            store.currentThread(implicitThread);
            limitDepth(store, depth);
            FlatSignature signature = lifted.flat();
            if (signature != null && frame.length > 0) {
                state = State.STARTED;
                lifted.callFlat(signature, frame);
                state = State.RESOLVED;
            } else {
                HostCallIn.run(this, lifted);
            }
            RuntimeInstance.leave(entering);
        } catch (HostValueException e) {
            failure = e.getCause();
            RuntimeInstance.leave(entering);
        } catch (Throwable t) {
            failure = t;
            if (entered) {
                RuntimeInstance.poison(entering);
            }
        } finally {
            store.meter().restoreDepth(depth);
            store.currentThread(before);
        }
    }

    // The meter has one limit: a call that may nest less begins so much deeper.
    private void limitDepth(Store store, long depth) {
        long begins = store.meter().callDepthLimit() - (long) parameters.callDepth();
        if (begins > depth) {
            store.meter().restoreDepth(begins);
        }
    }

    private void runHost(HostFunctionInst host) {
        state = State.STARTED;
        try {
            result = host.invoke(args);
            state = State.RESOLVED;
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    /** Makes this the current task of a store while something runs that is no call of an export. */
    void around(Store store, Runnable body) {
        Thread before = store.currentThread();
        long depth = store.meter().saveDepth();
        caller = before == null ? null : before.task();
        store.currentThread(implicitThread);
        limitDepth(store, depth);
        try {
            body.run();
        } finally {
            store.currentThread(before);
            store.meter().restoreDepth(depth);
        }
    }

    /**
     * Makes the task ready for a next call of the same function, with a new identity.
     *
     * @throws IllegalStateException if the call has not ended
     */
    public void reset() {
        if (state != State.INITIAL && state != State.RESOLVED && failure == null) {
            throw new IllegalStateException("the task still runs");
        }
        id = nextId();
        state = State.INITIAL;
        caller = null;
        result = null;
        failure = null;
        fuelConsumed = 0;
        borrows.clear();
        implicitThread.reset();
    }

    /** Identities are taken in blocks, as a counter of all threads is dear. */
    private long nextId() {
        if (id == lastReservedId) {
            lastReservedId = IDS.addAndGet(ID_BLOCK);
            return lastReservedId - ID_BLOCK + 1;
        }
        return id + 1;
    }

    /**
     * Where the call is.
     *
     * @return the state; after a failure, the state in which it happened
     */
    public State state() {
        return state;
    }

    /**
     * Whether the call has its result.
     *
     * @return false while it runs, and after a failure
     */
    public boolean isResolved() {
        return state == State.RESOLVED;
    }

    /**
     * The result of a call that is resolved.
     *
     * @return null before, where the type has no result, and for a flat call, whose result is in the frame
     */
    public @Nullable Object result() {
        return result;
    }

    /**
     * What ended the call without a result.
     *
     * @return a {@link wrt.core.TrapException}, a {@link ComponentTrapException}, or what the host threw; null if nothing
     */
    public @Nullable Throwable failure() {
        return failure;
    }

    /**
     * The core values of a flat call: arguments before, result in the first word afterwards. Integers are sign- or
     * zero-extended as their type says, floats are raw bits.
     *
     * @return always the same array; empty if this is no flat call
     */
    public long[] frame() {
        return frame;
    }

    /**
     * The thread that the call begins on.
     *
     * @return always the same
     */
    public Thread implicitThread() {
        return implicitThread;
    }

    /**
     * Adds to what the call has used; by the embedder at every switch.
     *
     * @param fuel at least 0
     */
    public void charge(long fuel) {
        fuelConsumed += fuel;
    }

    /**
     * The embedder's record of this task.
     *
     * @return what was set last, or null
     */
    public @Nullable Object attachment() {
        return attachment;
    }

    /**
     * Keeps the embedder's record of this task.
     *
     * @param newAttachment anything, or null
     */
    public void attachment(@Nullable Object newAttachment) {
        attachment = newAttachment;
    }

    /**
     * The task that the embedder runs and that this one is part of: itself, or the outermost caller on its stack.
     *
     * @return the task whose implicit thread owns the stack
     */
    public Task outermost() {
        Task task = this;
        while (task.caller != null) {
            task = task.caller;
        }
        return task;
    }

    /**
     * Whom the task waits for to leave an instance that it wants to enter.
     *
     * @return the task whose stack is in the instance, or null if this one does not wait for an instance
     */
    public @Nullable Task waitsForTask() {
        RuntimeInstance entering = waitsFor;
        Task inside = entering == null ? null : entering.occupant();
        return inside == null ? null : inside.outermost();
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String component() {
        return parameters.component();
    }

    @Override
    public String export() {
        return parameters.export();
    }

    @Override
    public int priority() {
        return parameters.priority();
    }

    @Override
    public long deadline() {
        return parameters.deadlineNanos();
    }

    @Override
    public long fuelBudget() {
        return parameters.fuelBudget();
    }

    @Override
    public long fuelConsumed() {
        return fuelConsumed;
    }

    /**
     * What the call may use before the scheduler is asked again, if that allows no less.
     *
     * @return fuel, at least 1; {@link Long#MAX_VALUE} to leave it to the scheduler
     */
    public long quantum() {
        return parameters.quantum();
    }

    @Override
    public TaskNode node() {
        TaskNode links = node;
        if (links == null) {
            links = new TaskNode(this); // a call between guests is never scheduled by itself
            node = links;
        }
        return links;
    }

    @Nullable
    Object resultOrThrow() {
        return switch (failure) {
            case null -> result;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable t -> throw new IllegalStateException("a checked exception left a guest", t);
        };
    }

    Object[] args() {
        return args;
    }

    Borrows borrows() {
        return borrows;
    }

    void started() {
        state = State.STARTED;
    }

    void resolve(@Nullable Object value) {
        borrows.checkNone();
        result = value;
        state = State.RESOLVED;
    }

    @Nullable
    RuntimeInstance waitsFor() {
        return waitsFor;
    }

    void waitsFor(@Nullable RuntimeInstance instance) {
        waitsFor = instance;
    }
}
