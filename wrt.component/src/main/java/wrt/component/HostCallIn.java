// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.jspecify.annotations.Nullable;
import wrt.component.abi.FlatSignature;
import wrt.component.abi.LiftLowerContext;
import wrt.core.Meter;

/**
 * A call from the host into a function that is not async, which runs whole on the present stack: enters the instance,
 * lowers the arguments, runs the guest, lifts the result, lets the guest clean up, leaves.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "canon lift", "Embedding API".
 */
final class HostCallIn {

    private HostCallIn() {
    }

    /** Runs a call. Never throws: what went wrong is in {@link Task#failure()}. */
    static void run(Task task, LiftedFunction function) {
        Store store = function.instance().store();
        Meter meter = store.meter();
        Thread before = store.currentThread();
        Task activation = store.activation();
        long depth = meter.saveDepth();
        if (before != null) {
            task.calledBy(before.task());
        }
        RuntimeInstance[] entering = function.enteringFromHost();
        boolean entered = false;
        if (activation == null) {
            store.activation(task);
        }
        try {
            RuntimeInstance.enter(entering);
            entered = true;
            store.currentThread(task.implicitThread());
            limitDepth(task, meter, depth);
            TaskThreads.registerInline(task);
            FlatSignature signature = function.flat();
            if (signature != null && task.frame().length > 0) {
                task.state(Task.State.STARTED);
                function.callFlat(signature, task.frame());
                task.state(Task.State.RESOLVED);
            } else {
                callWithValues(task, function);
            }
            TaskThreads.unregisterInline(task);
            RuntimeInstance.leave(entering);
        } catch (HostValueException e) {
            task.failedWith(e.problem());
            RuntimeInstance.leave(entering);
        } catch (Throwable t) {
            task.failedWith(t);
            if (entered) {
                RuntimeInstance.poison(entering, t);
            }
        } finally {
            if (meter.saveDepth() != depth) {
                meter.restoreDepth(depth);
            }
            store.currentThread(before);
            if (activation == null) {
                store.activation(null);
            }
        }
    }

    private static void callWithValues(Task task, LiftedFunction function) {
        HostScope scope = function.instance().store().scopeOf(function.plan().usesResources());
        LiftLowerContext cx = function.context(task, scope, Subtask.nothingLent());
        try {
            task.started();
            try {
                function.start(cx, task.args());
            } catch (IllegalArgumentException | IllegalStateException | ClassCastException e) {
                throw new HostValueException(e);
            }
            @Nullable
            Object result = function.callCore(cx);
            Resolution.ofInline(task, result);
            function.postReturn();
        } finally {
            scope.end();
        }
    }

    /** Makes a task the current one of a store while something runs that is no call of an export. */
    static void around(Task task, Store store, Runnable body) {
        Thread before = store.currentThread();
        Task activation = store.activation();
        long depth = store.meter().saveDepth();
        store.activation(activation == null ? task : activation);
        store.currentThread(task.implicitThread());
        limitDepth(task, store.meter(), depth);
        try {
            body.run();
        } finally {
            store.currentThread(before);
            store.activation(activation);
            store.meter().restoreDepth(depth);
        }
    }

    private static void limitDepth(Task task, Meter meter, long depth) {
        long begins = task.firstDepth(meter);
        if (begins > depth) {
            meter.restoreDepth(begins);
        }
    }
}
