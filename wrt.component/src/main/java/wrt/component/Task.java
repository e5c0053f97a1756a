// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import wrt.api.scheduling.SchedulableTask;
import wrt.api.scheduling.TaskNode;
import wrt.component.abi.Borrows;
import wrt.component.abi.FlatSignature;
import wrt.core.Meter;

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
@ProviderType
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
    private static final String RUNS = "the task still runs";
    private static final TaskParameters HOST = TaskParameters.unbounded("", "");
    private static final Object[] NO_ARGS = {};
    private static final long[] NO_FRAME = {};

    private final @Nullable FuncInst function;

    // The same, if the call runs whole on the stack of whoever makes it.
    private final @Nullable LiftedFunction whole;
    private final @Nullable RuntimeInstance instance;
    private final Thread implicitThread;
    private final Borrows borrows = new Borrows();
    private final long[] frame;
    private TaskParameters parameters;
    private Task hostCall;
    private boolean shared;
    private @Nullable TaskThreads threads;
    private @Nullable CallerSide callerSide;
    private Object[] args;
    private long id;
    private long lastReservedId;
    private State state = State.INITIAL;
    private boolean begun;
    private boolean started;
    private boolean ended;
    private @Nullable Task caller;
    private @Nullable RuntimeInstance waitsFor;
    private @Nullable Object result;
    private @Nullable Throwable failure;
    private @Nullable Object attachment;
    private @Nullable TaskNode node;
    private boolean cancelled;
    private long fuelConsumed;

    // It is more than a call with core values by a thread of the host that has ended well or was not begun, so that a
    // reset has more to do.
    private boolean touched;

    private Task(@Nullable FuncInst function, @Nullable RuntimeInstance instance, TaskParameters parameters,
            @Nullable Task caller, Object[] args, long[] frame, long id) {
        this.function = function;
        this.instance = instance;
        this.parameters = parameters;
        this.caller = caller;
        this.hostCall = caller == null ? this : caller.hostCall;
        this.args = args;
        this.frame = frame;
        this.id = id;
        this.lastReservedId = id;
        if (function instanceof LiftedFunction lifted) {
            this.whole = lifted.hasOwnThread() ? null : lifted;
            this.implicitThread = lifted.hasOwnThread()
                    ? new Thread(this, new LiftedCall(this, lifted))
                    : new Thread(this);
        } else {
            this.whole = null;
            this.implicitThread = new Thread(this);
        }
    }

    /** A call by the embedder. */
    static Task ofCall(FuncInst function, TaskParameters parameters, Object[] args) {
        return new Task(function, instanceOf(function), parameters, null, args, NO_FRAME, IDS.incrementAndGet());
    }

    /** A call by the embedder with core values. */
    static Task ofFlatCall(FuncInst function, TaskParameters parameters, int frameLength) {
        return new Task(function, instanceOf(function), parameters, null, NO_ARGS, new long[frameLength],
                IDS.incrementAndGet());
    }

    private static @Nullable RuntimeInstance instanceOf(FuncInst function) {
        return function instanceof LiftedFunction lifted ? lifted.instance() : null;
    }

    /** Calls on the stack that already runs; each begins with {@link #callFrom}. */
    static Task ofSubtask(RuntimeInstance callee) {
        return new Task(null, callee, HOST, null, NO_ARGS, NO_FRAME, 0);
    }

    /** A call on the stack of another guest begins, where it goes by the same name; or by the host. */
    void callFrom(@Nullable Task from) {
        if (from != null) {
            caller = from;
            hostCall = from.hostCall;
            parameters = from.parameters;
            id = from.id;
        }
    }

    /** Something may ask for this task after it has ended. */
    void share() {
        shared = true;
    }

    /** The call on another guest's stack has ended; the result says whether the task can serve another one. */
    boolean forget() {
        if (threads != null || shared || failure != null) {
            return false; // others know it, and it must stay what it was for them
        }
        caller = null;
        hostCall = this;
        parameters = HOST;
        id = 0;
        state = State.INITIAL;
        started = false;
        implicitThread.reset();
        return true;
    }

    /** A call by another guest of a function with its own thread. */
    static Task ofSubtask(LiftedFunction callee, Task caller) {
        caller.share();
        return new Task(callee, callee.instance(), caller.parameters, caller, NO_ARGS, NO_FRAME,
                IDS.incrementAndGet());
    }

    /** The task under which the start functions of an instance run. */
    static Task ofInstantiation(RuntimeInstance instance, TaskParameters parameters) {
        return new Task(null, instance, parameters, null, NO_ARGS, NO_FRAME, IDS.incrementAndGet());
    }

    /** The task under which an instance's allocator runs. */
    static Task ofRealloc(RuntimeInstance instance) {
        return new Task(null, instance, HOST, null, NO_ARGS, NO_FRAME, 0);
    }

    /**
     * Goes on with the call on the current stack, as far as it can: the first time it begins, later one thread that can
     * go on does. A call of a function that is not async runs whole: enters the instance, lowers the arguments, runs the
     * guest, lifts the result, lets the guest clean up, leaves. A call of an async function may come back without a
     * result; {@link Scheduler#ready} says when to call again.
     *
     * <p>Never throws: what went wrong is in {@link #failure()}. Call depth and the store's current thread are afterwards
     * as before.
     *
     * @throws IllegalStateException if nothing is left to be run and the task was not reset
     */
    public void run() {
        LiftedFunction plain = whole;
        if (plain != null && !begun && !touched) {
            begun = true;
            HostCallIn.run(this, plain);
            ended = threads == null;
            return;
        }
        if (threads != null && (begun || function == null)) {
            threads.resumeReady();
            return;
        }
        if (begun || state != State.INITIAL || failure != null) {
            throw new IllegalStateException("the task was run already: reset it, or make a new one");
        }
        begun = true;
        switch (Objects.requireNonNull(function)) {
            case LiftedFunction lifted when lifted.hasOwnThread() -> beginFromHost(lifted);
            case LiftedFunction lifted -> HostCallIn.run(this, lifted);
            case HostFunctionInst host -> runHost(host);
        }
        if (threads == null) {
            ended = true;
        }
    }

    /** The call depth at which a stack of its own begins: the meter has one limit, so less nesting begins deeper. */
    long firstDepth(Meter meter) {
        return Math.max(0, meter.callDepthLimit() - (long) parameters.callDepth());
    }

    private void runHost(HostFunctionInst host) {
        state = State.STARTED;
        try {
            result(host.invoke(args));
            state = State.RESOLVED;
        } catch (RuntimeException | Error e) {
            failedWith(e);
        }
    }

    // ---- calls with their own thread ----

    private void beginFromHost(LiftedFunction lifted) {
        HostScope scope = lifted.instance().store().scopeOf(lifted.plan().usesResources());
        touched = true;
        callerSide = new HostCaller(this, scope, args);
        args = NO_ARGS;
        track();
        Resumption.byHost(this, lifted.enteringFromHost(), implicitThread, false);
    }

    /**
     * Begins a call from a guest on top of its stack.
     *
     * @throws RuntimeException what ended the callee
     */
    void begin(CallerSide from, RuntimeInstance[] entering) {
        callerSide = from;
        begun = true;
        track();
        Resumption.byGuest(this, entering, implicitThread, false);
    }

    private TaskThreads track() {
        touched = true;
        TaskThreads made = new TaskThreads(this);
        if (implicitThread.isInline()) {
            made.add(implicitThread);
        }
        threads = made;
        instance().begun(this);
        return made;
    }

    /** Its threads, which may wait. */
    TaskThreads threads() {
        TaskThreads known = threads;
        return known != null ? known : track();
    }

    /** Whether async-typed calls of this kind need exclusive use of their instance while they run. */
    boolean needsExclusive() {
        return function instanceof LiftedFunction lifted && lifted.needsExclusive();
    }

    /** The instance that is called. */
    RuntimeInstance instance() {
        return Objects.requireNonNull(instance);
    }

    CallerSide callerSide() {
        return Objects.requireNonNull(callerSide);
    }

    /** Whether the host called a function with its own thread. */
    boolean isOfHost() {
        return callerSide instanceof HostCaller;
    }

    /** Whether a guest called a function with its own thread. */
    boolean isOfGuest() {
        return callerSide instanceof GuestCaller;
    }

    @Nullable
    LiftedFunction lifted() {
        return function instanceof LiftedFunction lifted ? lifted : null;
    }

    /** Its threads if they may wait, or null. */
    @Nullable
    TaskThreads threadsOrNull() {
        return threads;
    }

    /** Whether a guest is called. */
    boolean isInInstance() {
        return instance != null;
    }

    /** Whether nothing is left of it. */
    boolean isGone() {
        return ended;
    }

    /** Nothing is left of it. */
    void end() {
        ended = true;
    }

    /** It ended without a result because that was asked for. */
    void cancelled() {
        touched = true;
        cancelled = true;
        state = State.RESOLVED;
    }

    /** Who called, if that was another task. */
    @Nullable
    Task caller() {
        return caller;
    }

    /** Says what ended the call. */
    void failedWith(Throwable why) {
        touched = true;
        failure = why;
    }

    /** Says where the call is. */
    void state(State now) {
        state = now;
    }

    /** Says whose call it is. */
    void calledBy(@Nullable Task from) {
        touched = true;
        caller = from;
    }

    /** Something happened that a reset has to undo. */
    void touch() {
        touched = true;
    }

    /**
     * Asks the call to end without a result: before it started it does at once, later when the guest confirms that, or
     * not at all. Has no effect on a function that is not async, and after the call was resolved.
     *
     * <p>Source: Component Model, CanonicalABI, "Tasks" ({@code request_cancellation}).
     */
    public void requestCancellation() {
        if (!begun) {
            begun = true;
            ended = true;
            cancelled();
        } else if (isOfHost() && !isSettled() && state.compareTo(State.PENDING_CANCEL) < 0) {
            Cancellation.requestByHost(this);
        }
    }

    /**
     * Whether the call ended without a result because that was asked for.
     *
     * @return false if it ended otherwise, or has not ended
     */
    public boolean isCancelled() {
        return cancelled;
    }

    /**
     * Ends the call with a failure; whoever waits for it, through however many components, fails with it.
     *
     * @param why from the guest, or from the embedder
     */
    public void fail(Throwable why) {
        if (!begun) {
            begun = true;
            ended = true;
            failedWith(why);
            return;
        }
        Resolution.fail(this, why);
    }

    /**
     * Makes the task ready for a next call of the same function, with a new identity.
     *
     * @throws IllegalStateException if the call has not ended
     */
    public void reset() {
        if (touched) {
            clear();
        } else if (begun && !ended) {
            throw new IllegalStateException(RUNS);
        }
        id = nextId();
        state = State.INITIAL;
        begun = false;
        ended = false;
        fuelConsumed = 0;
    }

    private void clear() {
        if (state != State.INITIAL && state != State.RESOLVED && failure == null || threads != null) {
            throw new IllegalStateException(RUNS);
        }
        touched = false;
        implicitThread.reset();
        started = false;
        cancelled = false;
        caller = null;
        result = null;
        failure = null;
        borrows.clear();
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
     * Whether the call's function is async: it may wait, go on after it returned, and be asked to end.
     *
     * @return false if {@link #run()} runs it whole
     */
    public boolean isAsync() {
        return function instanceof LiftedFunction lifted && lifted.hasOwnThread();
    }

    /**
     * Whether the call has an outcome: it was resolved, or it failed.
     *
     * @return true from then on, although threads of it may go on
     */
    public boolean isSettled() {
        return state == State.RESOLVED || failure != null;
    }

    /**
     * Whether nothing is left of the call.
     *
     * @return false while a thread of it may go on
     */
    public boolean isEnded() {
        return ended || failure != null;
    }

    /**
     * Whether nothing is left of the call, and it was neither cancelled nor failed.
     *
     * @return true if it has its result
     */
    public boolean endedWell() {
        return ended && failure == null && !cancelled;
    }

    /** Who it is, for messages. */
    String label() {
        return parameters.component() + " " + parameters.export() + " (task " + id + ")";
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
        hostCall.fuelConsumed += fuel;
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
     * The call that the embedder made and that this one is part of: itself, or that of its caller. All of them use its
     * fuel budget.
     *
     * @return never null
     */
    public Task hostCall() {
        return hostCall;
    }

    /**
     * The first of the calls that led to this one, also where host functions called back.
     *
     * @return itself, or the outermost caller
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
        return hostCall.parameters.fuelBudget();
    }

    @Override
    public long fuelConsumed() {
        return hostCall.fuelConsumed;
    }

    /**
     * What is left of the budget of the call that the embedder made.
     *
     * @return fuel, negative if it was overdrawn
     */
    public long fuelLeft() {
        Task host = hostCall;
        return host.parameters.fuelBudget() - host.fuelConsumed;
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
        touched = true;
        state = State.STARTED;
        started = true;
    }

    /**
     * Whether the guest got its arguments.
     *
     * @return true from then on
     */
    public boolean wasStarted() {
        return started || state == State.STARTED;
    }

    void result(@Nullable Object value) {
        touched = true;
        result = value;
    }

    @Nullable
    RuntimeInstance waitsFor() {
        return waitsFor;
    }

    void waitsFor(@Nullable RuntimeInstance instance) {
        waitsFor = instance;
    }
}
