// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.jspecify.annotations.Nullable;

/**
 * Asks calls of async functions to end without a result: before one started it does at once, later when its guest
 * confirms that, or not at all.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "Tasks" ({@code request_cancellation}, {@code deliver_pending_cancel}).
 */
final class Cancellation {

    private Cancellation() {
    }

    /** By a guest that runs. */
    static void requestByGuest(Task task, RuntimeInstance from) {
        RuntimeInstance[] entering = task.instance().enteringSet(from);
        Thread receiver = receiver(task, entering);
        if (receiver != null) {
            Resumption.byGuest(task, entering, receiver, true);
        }
    }

    /** By the embedder. */
    static void requestByHost(Task task) {
        RuntimeInstance[] entering = task.instance().enteringFromHost();
        Thread receiver = receiver(task, entering);
        if (receiver != null) {
            Resumption.byHost(task, entering, receiver, true);
        } else if (task.state() == Task.State.PENDING_CANCEL && !RuntimeInstance.mayEnter(entering)) {
            task.threads().cancelWhenOpen(entering);
        }
    }

    /** The thread that is resumed with the cancellation; null if there is none, now or any more. */
    private static @Nullable Thread receiver(Task task, RuntimeInstance[] entering) {
        if (task.state() == Task.State.INITIAL) {
            task.state(Task.State.CANCEL_DELIVERED);
            Thread implicit = task.implicitThread();
            if (!implicit.isSuspended()) {
                // It waits at the gate, so no guest code runs. Else its stack waits for another one to leave, and finds out.
                implicit.running(true);
                implicit.body().run();
            }
            return null;
        }
        Thread receiver = task.threads().firstCancellable();
        if (receiver == null || !RuntimeInstance.mayEnter(entering)) {
            task.state(Task.State.PENDING_CANCEL);
            task.threads().poke();
            return null;
        }
        task.state(Task.State.CANCEL_DELIVERED);
        return receiver;
    }

    /** Whether a cancellation that is pending is delivered to a thread that takes one now. */
    static boolean deliver(Task task, boolean takesCancellation) {
        if (takesCancellation && task.state() == Task.State.PENDING_CANCEL) {
            task.state(Task.State.CANCEL_DELIVERED);
            return true;
        }
        return false;
    }
}
