// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import wrt.component.abi.HandleKinds;
import wrt.component.async.Waitable;
import wrt.component.async.WaitableSet;

/** What is under an index of an instance's tables, checked for its kind. */
final class AsyncHandles {

    private AsyncHandles() {
    }

    static WaitableSet set(RuntimeInstance instance, int index) {
        Object entry = instance.handles().get(index);
        if (entry instanceof WaitableSet set) {
            return set;
        }
        throw wrong(index, "waitable set", entry);
    }

    static Waitable waitable(RuntimeInstance instance, int index) {
        Object entry = instance.handles().get(index);
        if (entry instanceof Waitable waitable) {
            return waitable;
        }
        throw wrong(index, "waitable", entry);
    }

    static Subtask subtask(RuntimeInstance instance, int index) {
        Object entry = instance.handles().get(index);
        if (entry instanceof Subtask subtask) {
            return subtask;
        }
        throw wrong(index, "subtask", entry);
    }

    private static ComponentTrapException wrong(int index, String expected, Object found) {
        return new ComponentTrapException("handle index " + Integer.toUnsignedString(index)
                + " used with the wrong type, expected " + expected + " but found " + HandleKinds.of(found));
    }

    /** A thread of the instance that another one wants to resume. */
    static Thread thread(RuntimeInstance instance, int index) {
        return (Thread) instance.threads().get(index);
    }

    /** A thread that is suspended. */
    static Thread suspended(RuntimeInstance instance, int index) {
        Thread thread = thread(instance, index);
        if (!thread.isSuspended()) {
            throw new ComponentTrapException("cannot resume thread which is not suspended");
        }
        return thread;
    }
}
