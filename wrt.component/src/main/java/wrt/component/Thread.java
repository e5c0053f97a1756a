// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import wrt.component.async.Event;
import wrt.component.async.Waitable;
import wrt.component.async.WaitableSet;
import wrt.component.async.Waiter;

/**
 * One stack of guest code within a task: the implicit one, or one that the guest made.
 *
 * <p>A thread runs on a stack of its own, or, where its function is not async, on that of its caller. A task that was
 * lifted with a callback has no stack between its turns.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "Threads".
 */
@ProviderType
public final class Thread implements Waiter {

    static final int CONTEXT_SLOTS = 2;

    private enum State {
        RUNNING, SUSPENDED, WAITING, ENDED
    }

    private final Task task;
    private final long[] context = new long[CONTEXT_SLOTS];
    private final @Nullable Runnable body;
    private State state = State.RUNNING;
    private @Nullable WaitCondition condition;
    private boolean cancellable;
    private boolean cancelled;
    private boolean ready;
    private @Nullable WaitableSet set;
    private @Nullable Waitable waitable;
    private int index;

    // Owned by others: the stack that it is on, its place among the waiting threads of its instance.
    @Nullable
    Stack stack;

    long depth;
    boolean inGateQueue;

    // Its place among the threads of its task, and among those of them that can go on.
    @Nullable
    Thread nextInTask;

    @Nullable
    Thread nextReady;

    @Nullable
    Thread previousWaiting;

    @Nullable
    Thread nextWaiting;

    /** A thread on its caller's stack. */
    Thread(Task task) {
        this.task = task;
        this.body = null;
    }

    /** A thread with stacks of its own, suspended; the body is called for each turn. */
    Thread(Task task, Runnable body) {
        this.task = task;
        this.body = body;
        this.state = State.SUSPENDED;
    }

    /**
     * The call that it belongs to.
     *
     * @return never null
     */
    public Task task() {
        return task;
    }

    /** Whether it runs on its caller's stack, which it cannot leave. */
    boolean isInline() {
        return body == null;
    }

    /** Whether it may wait in the middle of its code, so that it cannot use its resumer's stack. */
    boolean needsStack() {
        return stack != null || task.implicitThread() != this || task.instance().threadsMayWait();
    }

    Runnable body() {
        return Objects.requireNonNull(body);
    }

    int index() {
        return index;
    }

    void index(int newIndex) {
        index = newIndex;
    }

    long contextGet(int slot) {
        return context[slot];
    }

    void contextSet(int slot, long value) {
        task.touch();
        context[slot] = value;
    }

    void reset() {
        if ((context[0] | context[1]) != 0) {
            context[0] = 0;
            context[1] = 0;
        }
        if (state != State.RUNNING) {
            state = State.RUNNING;
        }
    }

    // ---- states ----

    boolean isSuspended() {
        return state == State.SUSPENDED;
    }

    /** Whether it waits and could go on. */
    boolean isReady() {
        return state == State.WAITING && Objects.requireNonNull(condition).holds(this);
    }

    /** Whether it does not wait outside of its instance. */
    boolean hasEntered() {
        return condition != WaitCondition.ENTRY;
    }

    /** Whether it takes a cancellation now. */
    boolean isCancellable() {
        return cancellable && (state == State.WAITING || state == State.SUSPENDED);
    }

    void end() {
        state = State.ENDED;
        task.instance().waiting().remove(this);
    }

    /** Begins to run; a thread that waited stops waiting. */
    void running(boolean withCancellation) {
        if (state == State.WAITING) {
            stopWaiting();
        }
        state = State.RUNNING;
        cancellable = false;
        cancelled = withCancellation;
    }

    /** Whether it was resumed by a cancellation. */
    boolean takeCancelled() {
        boolean was = cancelled;
        cancelled = false;
        return was;
    }

    // ---- waiting ----

    void startWaiting(WaitCondition forWhat, boolean takesCancellation) {
        task.touch();
        state = State.WAITING;
        condition = forWhat;
        cancellable = takesCancellation;
        task.instance().waiting().add(this);
        poke();
    }

    private void stopWaiting() {
        condition = null;
        task.instance().waiting().remove(this);
    }

    /** Waits for an event of a set, for which it is told. */
    void watch(@Nullable WaitableSet newSet) {
        WaitableSet before = set;
        if (before != null) {
            before.removeWaiter(this);
        }
        set = newSet;
        if (newSet != null) {
            newSet.addWaiter(this);
        }
    }

    boolean hasSetEvent() {
        WaitableSet watched = set;
        return watched != null && watched.hasPendingEvent();
    }

    long takeSetEvent() {
        return Objects.requireNonNull(set).takeEvent();
    }

    boolean hasWaitableEvent() {
        Waitable awaited = waitable;
        return awaited != null && awaited.hasPendingEvent();
    }

    @Override
    public void poke() {
        // Who is on its caller's stack looks for itself.
        if (state != State.WAITING || ready || isInline()) {
            return;
        }
        if (Objects.requireNonNull(condition).holds(this)) {
            ready = true;
            task.threads().ready(this);
        } else if (condition == WaitCondition.EXCLUSIVITY
                || condition == WaitCondition.EVENT_AND_EXCLUSIVITY
                        && (hasSetEvent() || task.state() == Task.State.PENDING_CANCEL)) {
            task.instance().gate().awaitInside(this);
        }
    }

    /** Told that it may have exclusive use; the result says whether it wants it. */
    boolean pokeInside() {
        poke();
        return state == State.WAITING && ready;
    }

    /** It is taken out of its task's queue of threads that can go on. */
    void taken() {
        ready = false;
    }

    /** Describes what it waits for. */
    String waitsFor() {
        WaitCondition waited = condition;
        if (waited == null) {
            return "being resumed by another thread";
        }
        WaitableSet watched = set;
        if (watched != null) {
            return watched.size() == 0
                    ? "an event of an empty waitable set"
                    : "an event of a waitable set of " + watched.size();
        }
        Waitable awaited = waitable;
        return awaited != null ? "the end of an operation of a " + awaited.kind() : waited.text();
    }

    // ---- blocking, on this thread's stack ----

    /** Waits until a condition holds; the result says whether it was resumed by a cancellation instead. */
    boolean waitUntil(WaitCondition forWhat, boolean takesCancellation) {
        if (Cancellation.deliver(task, takesCancellation)) {
            return true;
        }
        if (forWhat != WaitCondition.NOTHING && forWhat.holds(this)) {
            return false; // the specification leaves it open whether others go first
        }
        startWaiting(forWhat, takesCancellation);
        return block(null);
    }

    /** Lets other threads go first. */
    boolean yield(boolean takesCancellation) {
        return waitUntil(WaitCondition.NOTHING, takesCancellation);
    }

    /** Suspends until another thread resumes this one. */
    boolean suspend(boolean takesCancellation) {
        if (Cancellation.deliver(task, takesCancellation)) {
            return true;
        }
        return suspendFor(null, takesCancellation);
    }

    private boolean suspendFor(@Nullable Thread other, boolean takesCancellation) {
        task.touch();
        state = State.SUSPENDED;
        cancellable = takesCancellation;
        return block(other);
    }

    boolean suspendThenResume(boolean takesCancellation, Thread other) {
        if (Cancellation.deliver(task, takesCancellation)) {
            return true;
        }
        return suspendFor(other, takesCancellation);
    }

    boolean yieldThenResume(boolean takesCancellation, Thread other) {
        if (Cancellation.deliver(task, takesCancellation)) {
            return true;
        }
        startWaiting(WaitCondition.NOTHING, takesCancellation);
        return block(other);
    }

    boolean suspendThenPromote(boolean takesCancellation, Thread other) {
        return other.isReady() ? suspendThenResume(takesCancellation, other) : suspend(takesCancellation);
    }

    boolean yieldThenPromote(boolean takesCancellation, Thread other) {
        return other.isReady() ? yieldThenResume(takesCancellation, other) : this.yield(takesCancellation);
    }

    /** A thread that is suspended goes on later. */
    void resumeLater() {
        startWaiting(WaitCondition.NOTHING, false);
    }

    /** Waits synchronously until a waitable has an event, and delivers it. */
    long waitForEvent(Waitable on) {
        waitable = on;
        on.syncWaiter(this);
        try {
            waitUntil(WaitCondition.WAITABLE, false);
        } finally {
            on.syncWaiter(null);
            waitable = null;
        }
        return on.takeEvent();
    }

    /** Waits for an event of a set, and delivers it. */
    long waitForEvent(WaitableSet on, boolean takesCancellation) {
        watch(on);
        try {
            boolean wasCancelled = waitUntil(WaitCondition.EVENT, takesCancellation);
            return wasCancelled ? Event.of(Event.TASK_CANCELLED) : on.takeEvent();
        } finally {
            watch(null);
        }
    }

    private boolean block(@Nullable Thread switchTo) {
        Store store = task.instance().store();
        if (isInline()) {
            store.blockInline(this, switchTo);
        } else {
            store.block(switchTo);
        }
        return takeCancelled();
    }
}
