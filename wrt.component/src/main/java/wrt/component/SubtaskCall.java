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
 * @param depth call depth at the beginning
 */
record SubtaskCall(Store store, RuntimeInstance[] entering, Task task, @Nullable Thread before, long depth) {

    static SubtaskCall begin(RuntimeInstance callee, @Nullable RuntimeInstance caller) {
        return begin(callee.store(), callee.enteringSet(caller));
    }

    static SubtaskCall begin(Store store, RuntimeInstance[] entering) {
        Thread before = store.currentThread();
        Task task = Task.ofSubtask(before == null ? null : before.task());
        long depth = store.meter().saveDepth();
        RuntimeInstance.enter(entering, task);
        store.currentThread(task.implicitThread());
        return new SubtaskCall(store, entering, task, before, depth);
    }

    /** The call returned. */
    void end() {
        RuntimeInstance.leave(entering);
        store.currentThread(before);
    }

    /** The call was unwound: whoever it entered is poisoned. */
    void abandon() {
        RuntimeInstance.poison(entering);
        store.currentThread(before);
        store.meter().restoreDepth(depth);
    }
}
