// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wrt.component.abi.InstanceState;
import wrt.component.abi.Realloc;
import wrt.core.CoreFunction;

/**
 * An instance of a component at run time, outermost or nested: its tables, and who is inside.
 *
 * <p>A call closes the instances that it enters until it leaves. Whoever comes in the meantime from the call's own stack
 * is re-entrant, which traps; whoever comes from another stack (the call was preempted, or waits for the host) waits its
 * turn. An instance in which guest code was abandoned in the middle is poisoned and stays closed.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "Component Instances".
 */
final class RuntimeInstance extends InstanceState {

    static final String CANNOT_ENTER = "wasm trap: cannot enter component instance";

    private final Store store;
    private final List<RuntimeInstance> selfAndAncestors = new ArrayList<>();
    private final Thread reallocThread;
    private boolean mayEnter = true;
    private volatile boolean poisoned;
    private @Nullable Task occupant;
    private int backpressure;
    private final Deque<Task> waitingToEnter = new ArrayDeque<>(0);

    RuntimeInstance(Store store, @Nullable RuntimeInstance parent) {
        super(store.limits().handles());
        this.store = store;
        selfAndAncestors.add(this);
        if (parent != null) {
            selfAndAncestors.addAll(parent.selfAndAncestors);
        }
        reallocThread = new Thread(Task.ofRealloc());
    }

    Store store() {
        return store;
    }

    /** The built-in {@code backpressure.inc}: new calls of async functions wait while the counter is not 0. */
    void addBackpressure() {
        if (++backpressure == 1 << 16) {
            throw new ComponentTrapException("backpressure counter overflow");
        }
    }

    /** The built-in {@code backpressure.dec}. */
    void removeBackpressure() {
        if (--backpressure < 0) {
            throw new ComponentTrapException("backpressure counter underflow");
        }
    }

    @Nullable
    Task occupant() {
        return occupant;
    }

    boolean isPoisoned() {
        return poisoned;
    }

    /** The instances that a call from another one enters: this one and those around it that the caller is not in. */
    RuntimeInstance[] enteringSet(@Nullable RuntimeInstance caller) {
        return selfAndAncestors.stream().filter(i -> caller == null || !caller.selfAndAncestors.contains(i))
                .toArray(RuntimeInstance[]::new);
    }

    /** Closes instances for a task; waits while another stack is in one of them. */
    static void enter(RuntimeInstance[] entering, Task task) {
        for (int i = 0; i < entering.length; i++) {
            if (!entering[i].mayEnter) {
                entering[i].awaitTurn(task);
                i = -1; // while this one was closed, others may have been closed as well
            }
        }
        for (RuntimeInstance instance : entering) {
            instance.mayEnter = false;
            instance.occupant = task;
        }
    }

    /** Opens instances again, for the next in turn. */
    static void leave(RuntimeInstance[] entering) {
        for (RuntimeInstance instance : entering) {
            instance.mayEnter = true;
            instance.occupant = null;
            Task next = instance.waitingToEnter.poll();
            if (next != null) {
                instance.store.scheduler().ready(next.implicitThread());
            }
        }
    }

    /** Leaves instances closed for good, as guest code in them was abandoned. */
    static void poison(RuntimeInstance[] entering) {
        for (RuntimeInstance instance : entering) {
            instance.poisoned = true;
            instance.mayEnter = false;
            instance.occupant = null;
            for (Task next; (next = instance.waitingToEnter.poll()) != null;) {
                instance.store.scheduler().ready(next.implicitThread());
            }
        }
    }

    private void awaitTurn(Task task) {
        Task stack = task.outermost();
        if (poisoned || occupant == null || occupant.outermost() == stack) {
            throw new ComponentTrapException(CANNOT_ENTER);
        }
        for (RuntimeInstance on = this; on != null && on.occupant != null;) {
            Task holder = on.occupant.outermost();
            if (holder == stack) {
                throw new ComponentTrapException(
                        "wasm trap: deadlock detected: event loop cannot make further progress");
            }
            on = holder.waitsFor();
        }
        waitingToEnter.add(stack);
        stack.waitsFor(this);
        try {
            store.suspend(stack.implicitThread());
        } finally {
            stack.waitsFor(null);
            waitingToEnter.remove(stack);
        }
    }

    /** The allocator of a canonical definition: runs as a call of its own, on a thread of its own, may not call out. */
    Realloc realloc(CoreFunction function) {
        long[] frame = new long[4];
        return (pointer, oldSize, alignment, newSize) -> {
            frame[0] = Integer.toUnsignedLong(pointer);
            frame[1] = oldSize;
            frame[2] = alignment;
            frame[3] = newSize;
            Thread caller = store.currentThread();
            reallocThread.reset();
            store.currentThread(reallocThread);
            callForbiddenToLeave(function, frame);
            store.currentThread(caller);
            return (int) frame[0];
        };
    }

    /** Runs a helper of the guest that may not call imports or built-ins. A trap poisons, so the flag may stay down. */
    void callForbiddenToLeave(CoreFunction function, long[] frame) {
        mayLeave(false);
        function.call(frame);
        mayLeave(true);
    }
}
