// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.jspecify.annotations.Nullable;

/**
 * A call into an instance on the stack that already runs: from another guest, or the host dropping a resource. Brackets
 * the call: beginning closes the instance and makes a task current, ending or abandoning undoes it. Once it has ended it
 * can serve the next call into the same instance.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "Embedding API" ({@code Store.lift}).
 */
final class SubtaskCall {

    private final Store store;
    private final RuntimeInstance[] entering;
    private final Task task;
    private @Nullable Thread before;
    private @Nullable Task activation;
    private long depth;

    /**
     * A call that has not begun.
     *
     * @param callee the instance that is called
     * @param entering the instances that the call closes
     */
    SubtaskCall(RuntimeInstance callee, RuntimeInstance[] entering) {
        this.store = callee.store();
        this.entering = entering;
        this.task = Task.ofSubtask(callee);
    }

    Task task() {
        return task;
    }

    /** The call begins; its caller is the thread that runs. */
    void begin() {
        Thread from = store.currentThread();
        Task bottom = store.activation();
        before = from;
        activation = bottom;
        depth = store.meter().saveDepth();
        task.callFrom(from == null ? null : from.task());
        if (bottom == null) {
            store.activation(task);
        }
        RuntimeInstance.enter(entering);
        store.currentThread(task.implicitThread());
        TaskThreads.registerInline(task);
    }

    /** The call returned; the result says whether it can be made again. */
    boolean end() {
        TaskThreads.unregisterInline(task);
        RuntimeInstance.leave(entering);
        store.currentThread(before);
        store.activation(activation);
        before = null;
        activation = null;
        return task.forget();
    }

    /** The call was unwound: whoever it entered is poisoned. */
    void abandon(Throwable why) {
        RuntimeInstance.poison(entering, why);
        store.currentThread(before);
        store.activation(activation);
        store.meter().restoreDepth(depth);
    }
}
