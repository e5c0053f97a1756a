// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import org.jspecify.annotations.Nullable;
import wrt.api.scheduling.SchedulableTask;
import wrt.engine.policy.ReadyEntry;

/**
 * The engine's record of a task: its stack, its state, what it waits for and who waits for it.
 *
 * <p>The Component Model's task is what policies schedule; this record is attached to it. A call that a guest makes
 * inside its own partition runs nested on the same stack: it is accounted and cancelled by itself, but scheduled as part
 * of the outermost call, with that one's priority.
 *
 * <p>Concurrency: made by the caller's thread, then owned by whoever owns the partition. Listings read the state as it
 * is.
 */
final class ControlBlock {

    /** Where the task is. */
    enum State {
        /** Not seen by the run loop yet. */
        NEW,
        /** The policy holds it. */
        READY,
        /** It has the processor. */
        RUNNING,
        /** Its stack is suspended until something happens. */
        WAITING,
        /** It has ended. */
        DONE
    }

    private final SchedulableTask task;
    private final TaskBody body;
    private final Route route;
    private final ComponentAccount account;
    private final Object instance;
    private final ReadyEntry entry;
    private Completion completion;

    /** Stands for a beginning that nobody looked at the clock for. */
    static final long UNTIMED = Long.MIN_VALUE;

    // Of no meaning between two calls that were run by their caller and met nothing: it stays as it was.
    State state = State.NEW;
    long createdNanos = UNTIMED;

    // The component's own quantum; the policy's holds where that is smaller.
    long quantum = SchedulableTask.NONE;
    int slot = -1;

    // The stack: a worker's fiber, or the thread of a caller. A pinned stack is the run loop's own and cannot be left.
    @Nullable
    Worker worker;

    @Nullable
    Thread caller;

    boolean pinned;

    // Nesting. The outermost block of a stack is the root; its top is the innermost one while the stack is not running.
    ControlBlock root = this;

    @Nullable
    ControlBlock outer;

    ControlBlock top = this;

    // The call on whose behalf this one is made, on the same stack or from another partition.
    @Nullable
    ControlBlock parent;

    @Nullable
    Object waitingFor;

    // The call in another partition that the stack waits for.
    DeadlockProbe.@Nullable Crossing crossing;

    @Nullable
    Interruption interruption;

    @Nullable
    Timer timer;

    // A failure that the engine decided: rejected, or ended before it ran.
    @Nullable
    RuntimeException verdict;

    // A call between guests that waited: it has no caller of the host.
    boolean subtask;

    // Something happened during a turn that makes another one worth while.
    boolean readyAgain;

    boolean cancelRequested;
    boolean cancelDelivered;

    // The caller knows the outcome.
    boolean told;

    boolean waited;
    boolean handedOver;
    boolean callerInterrupted;

    // Something happened to it beyond being run by its caller from beginning to end, without a look at the clock.
    boolean disturbed;

    /**
     * A record of a call that is about to be made.
     *
     * @param task what policies see
     * @param body what runs
     * @param route of the function
     * @param account of the component
     * @param instance the identity of the instance, for draining
     * @param completion told at the end
     */
    ControlBlock(SchedulableTask task, TaskBody body, Route route, ComponentAccount account, Object instance,
            Completion completion) {
        this.task = task;
        this.body = body;
        this.route = route;
        this.account = account;
        this.instance = instance;
        this.completion = completion;
        this.entry = new ReadyEntry(task, this);
    }

    /** Forgets the last call, so that the same record can be used for the next. */
    void reset() {
        if (disturbed) {
            forget();
        }
    }

    private void forget() {
        disturbed = false;
        state = State.NEW;
        createdNanos = UNTIMED;
        told = false;
        worker = null;
        caller = null;
        root = this;
        outer = null;
        top = this;
        parent = null;
        waitingFor = null;
        crossing = null;
        interruption = null;
        timer = null;
        verdict = null;
        readyAgain = false;
        cancelRequested = false;
        cancelDelivered = false;
        waited = false;
        handedOver = false;
        callerInterrupted = false;
    }

    /** Whether it is known when the call was made. */
    boolean isTimed() {
        return createdNanos != UNTIMED;
    }

    SchedulableTask task() {
        return task;
    }

    TaskBody body() {
        return body;
    }

    Route route() {
        return route;
    }

    ComponentAccount account() {
        return account;
    }

    Object instance() {
        return instance;
    }

    ReadyEntry entry() {
        return entry;
    }

    Completion completion() {
        return completion;
    }

    /** Says who is told at the end, before the call is made. */
    void completion(Completion whom) {
        if (completion != whom) {
            completion = whom;
        }
    }

    /** Whether it runs on the stack of a caller, which has not been left so far. */
    boolean isDirect() {
        return slot == TaskTable.DIRECT;
    }

    /** Whether it is among the tasks of its partition. */
    boolean isListed() {
        return slot >= 0;
    }

    /** Whether it ended with a result. */
    boolean hasResult() {
        return !disturbed || verdict == null && body.failure() == null && !body.isCancelled();
    }

    /** Whether the task has a stack, that is, whether it was begun. */
    boolean hasStack() {
        return worker != null || caller != null || isDirect() || pinned;
    }

    /** Whether its turn is over: it is done, or waits without a stack. */
    boolean isTurnOver() {
        return state == State.DONE || state == State.WAITING && waitingFor == null;
    }
}
