// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.jspecify.annotations.Nullable;

/**
 * A call into an instance on the stack that already runs: from another guest, or the host dropping a resource. Brackets
 * the call: entering closes the instance and makes a task current, ending or abandoning undoes it.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "Embedding API" ({@code Store.lift}).
 *
 * @param store whose current thread changes
 * @param entering the instances that the call closes
 * @param task of the call
 * @param before the thread that was current
 * @param activation the task at the bottom of the stack, before
 * @param depth call depth at the beginning
 */
record SubtaskCall(Store store, RuntimeInstance[] entering, Task task, @Nullable Thread before,
        @Nullable Task activation, long depth) {

    static SubtaskCall begin(RuntimeInstance callee, @Nullable RuntimeInstance caller) {
        return begin(callee, callee.enteringSet(caller));
    }

    static SubtaskCall begin(RuntimeInstance callee, RuntimeInstance[] entering) {
        Store store = callee.store();
        Thread before = store.currentThread();
        Task activation = store.activation();
        Task task = Task.ofSubtask(callee, before == null ? null : before.task());
        long depth = store.meter().saveDepth();
        if (activation == null) {
            store.activation(task);
        }
        RuntimeInstance.enter(entering);
        store.currentThread(task.implicitThread());
        task.registerInline();
        return new SubtaskCall(store, entering, task, before, activation, depth);
    }

    /** The call returned. */
    void end() {
        task.unregisterInline();
        RuntimeInstance.leave(entering);
        store.currentThread(before);
        store.activation(activation);
    }

    /** The call was unwound: whoever it entered is poisoned. */
    void abandon(Throwable why) {
        RuntimeInstance.poison(entering, why);
        store.currentThread(before);
        store.activation(activation);
        store.meter().restoreDepth(depth);
    }
}
