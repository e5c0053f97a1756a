// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import wrt.component.model.Canon;
import wrt.core.CoreFunction;
import wrt.core.CoreTable;
import wrt.core.CoreType;

/**
 * The built-ins for cooperative threads of one instance.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "canon thread.index" to "canon thread.yield-then-promote".
 *
 * @param instance whose code calls them
 */
record ThreadBuiltins(RuntimeInstance instance) {

    int index() {
        instance.checkMayLeave();
        return instance.runningThread().index();
    }

    int newIndirect(CoreType.FunctionType type, CoreTable table, int element, long argument) {
        instance.checkMayLeave();
        Task task = instance.runningThread().task();
        CoreFunction function = table.function(element);
        if (function == null) {
            throw new ComponentTrapException("uninitialized element " + Integer.toUnsignedString(element));
        }
        if (!function.type().equals(type)) {
            throw new ComponentTrapException("start function does not match expected type: table index "
                    + Integer.toUnsignedString(element) + " is " + function.type() + ", expected " + type);
        }
        Thread thread = new GuestThread(task, function, argument).thread();
        TaskThreads.register(thread);
        return thread.index();
    }

    void resumeLater(int index) {
        instance.checkMayLeave();
        AsyncHandles.suspended(instance, index).resumeLater();
    }

    int suspend(boolean cancellable) {
        return new SyncOperation(instance).run(thread -> result(thread.suspend(cancellable)));
    }

    int yield(boolean cancellable) {
        instance.checkMayLeave();
        return result(instance.runningThread().yield(cancellable));
    }

    int switchTo(Canon.ThreadSwitch.Op op, boolean cancellable, int index) {
        return new SyncOperation(instance).run(thread -> result(switch (op) {
            case SUSPEND_THEN_RESUME ->
                thread.suspendThenResume(cancellable, AsyncHandles.suspended(instance, index));
            case YIELD_THEN_RESUME -> thread.yieldThenResume(cancellable, AsyncHandles.suspended(instance, index));
            case SUSPEND_THEN_PROMOTE ->
                thread.suspendThenPromote(cancellable, AsyncHandles.thread(instance, index));
            case YIELD_THEN_PROMOTE -> thread.yieldThenPromote(cancellable, AsyncHandles.thread(instance, index));
            case SUSPEND, YIELD -> throw new IllegalStateException(op + " names no other thread");
        }));
    }

    private static int result(boolean cancelled) {
        return cancelled ? 1 : 0;
    }
}
