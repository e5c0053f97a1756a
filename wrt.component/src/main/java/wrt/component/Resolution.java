// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.jspecify.annotations.Nullable;
import wrt.component.abi.FunctionPlan;
import wrt.component.abi.LiftLowerContext;

/**
 * How calls end: with a result, with a confirmed cancellation, or with a failure.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "Tasks" ({@code Task.return_}, {@code Task.cancel}).
 */
final class Resolution {

    private static final String RETURNED_TWICE = "`task.return` or `task.cancel` called more than once for current task";

    private Resolution() {
    }

    /** A call on its caller's stack returns. */
    static void ofInline(Task task, @Nullable Object value) {
        task.borrows().checkNone();
        task.result(value);
        task.state(Task.State.RESOLVED);
    }

    /** A call with its own thread returns. */
    static void of(Task task, FunctionPlan plan, LiftLowerContext cx, long[] words) {
        if (task.state() == Task.State.RESOLVED) {
            throw new ComponentTrapException(RETURNED_TWICE);
        }
        task.borrows().checkNone();
        task.callerSide().resolve(plan, cx, words);
        task.state(Task.State.RESOLVED);
        tellHost(task);
    }

    /** A call confirms its cancellation. */
    static void cancel(Task task) {
        if (task.state() != Task.State.CANCEL_DELIVERED) {
            throw new ComponentTrapException(task.state() == Task.State.RESOLVED
                    ? RETURNED_TWICE
                    : "`task.cancel` called by task which has not been cancelled");
        }
        task.borrows().checkNone();
        task.cancelled();
        task.callerSide().cancelled();
        tellHost(task);
    }

    /** A call could not start; its guest did not run. */
    static void reject(Task task, Throwable why) {
        task.failedWith(why);
        tellHost(task);
    }

    /** A call that has begun fails, and with it whoever waits for it. */
    static void fail(Task task, Throwable why) {
        boolean unsettled = !task.isSettled();
        if (unsettled) {
            task.failedWith(why);
        }
        TaskThreads threads = task.threadsOrNull();
        if (threads != null) {
            threads.abandon();
        }
        if (!task.isInInstance() || task.isGone()) {
            return;
        }
        task.instance().poison(why);
        Task caller = task.caller();
        if (unsettled && caller != null && task.isOfGuest()) {
            caller.fail(why);
        } else if (unsettled) {
            tellHost(task);
        }
        checkEnded(task);
    }

    private static void tellHost(Task task) {
        if (task.isOfHost()) {
            task.instance().store().scheduler().resolved(task);
        }
    }

    /** Notices that nothing is left of a call whose threads may wait. */
    static void checkEnded(Task task) {
        TaskThreads threads = task.threadsOrNull();
        if (!task.isGone() && threads != null && threads.isEmpty() && task.isSettled()) {
            task.end();
            task.instance().ended(task);
            task.instance().store().scheduler().ended(task);
        }
    }
}
