// SPDX-License-Identifier: Apache-2.0
package wrt.component;

/**
 * Lets a thread of a call go on until it blocks or ends: on top of a guest's stack, or from the bottom of one. Closes the
 * instances that are entered meanwhile; if the thread fails, the call does, and they stay closed.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "Stack Switching" ({@code Thread.resume}), "Embedding API".
 */
final class Resumption {

    private Resumption() {
    }

    /**
     * By a guest that runs.
     *
     * @param task whose thread it is
     * @param entering the instances that the guest is not in
     * @param thread can go on
     * @param cancellation whether it is resumed by one
     * @throws RuntimeException what ended the thread; also errors
     */
    static void byGuest(Task task, RuntimeInstance[] entering, Thread thread, boolean cancellation) {
        RuntimeInstance.enter(entering);
        try {
            task.instance().store().resume(thread, cancellation);
            if (task.state() == Task.State.INITIAL) {
                admit(task);
            }
        } catch (Throwable t) {
            task.failedWith(t);
            RuntimeInstance.poison(entering, t);
            throw t;
        }
        RuntimeInstance.leave(entering);
    }

    // Whoever stands in the way of a new call and can go on does, as under Wasmtime, whose suite expects that.
    private static void admit(Task task) {
        Thread holder = task.instance().gate().holder();
        if (holder == null || !holder.isReady()) {
            return;
        }
        Store store = task.instance().store();
        store.resume(holder, false);
        Thread implicit = task.implicitThread();
        if (implicit.isReady()) {
            store.resume(implicit, false);
        }
    }

    /**
     * By the embedder. Never throws: what went wrong is in {@link Task#failure()}.
     *
     * @param task whose thread it is
     * @param entering the instances that the host enters
     * @param thread can go on
     * @param cancellation whether it is resumed by one
     */
    static void byHost(Task task, RuntimeInstance[] entering, Thread thread, boolean cancellation) {
        Store store = task.instance().store();
        Task activation = store.activation();
        boolean entered = false;
        store.activation(activation == null ? task : activation);
        try {
            RuntimeInstance.enter(entering);
            entered = true;
            store.resume(thread, cancellation);
            RuntimeInstance.leave(entering);
        } catch (Throwable t) {
            if (entered) {
                RuntimeInstance.poison(entering, t);
            }
            if (entered || task.wasStarted()) {
                task.fail(t);
            } else {
                Resolution.reject(task, t);
                Resolution.checkEnded(task);
            }
        } finally {
            store.activation(activation);
        }
    }
}
