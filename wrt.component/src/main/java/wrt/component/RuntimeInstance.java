// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wrt.component.abi.InstanceState;
import wrt.component.abi.Realloc;
import wrt.component.async.CopyEnd;
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
    private final List<RuntimeInstance> children = new ArrayList<>(0);
    private final RuntimeInstance[] enteringFromHost;
    private final Thread reallocThread;
    private final Deque<Runnable> waitingForTurn = new ArrayDeque<>(0);
    private final EntryGate gate = new EntryGate();
    private final WaitingThreads waiting = new WaitingThreads();
    private final Set<Task> tasks = new LinkedHashSet<>();
    private boolean mayEnter = true;
    private volatile boolean poisoned;
    private boolean indexesThreads;
    private boolean threadsMayWait;
    private @Nullable Task occupant;

    RuntimeInstance(Store store, @Nullable RuntimeInstance parent) {
        super(store.limits().handles());
        this.store = store;
        selfAndAncestors.add(this);
        if (parent != null) {
            selfAndAncestors.addAll(parent.selfAndAncestors);
            parent.children.add(this);
        }
        enteringFromHost = enteringSet(null);
        reallocThread = new Thread(Task.ofRealloc(this));
        store.add(this);
    }

    Store store() {
        return store;
    }

    /** Backpressure and exclusive use. */
    EntryGate gate() {
        return gate;
    }

    /** Its threads that wait. */
    WaitingThreads waiting() {
        return waiting;
    }

    /** Its code can see the indices of threads, so that all of them get one. */
    void indexThreads() {
        indexesThreads = true;
    }

    boolean indexesThreads() {
        return indexesThreads;
    }

    /** Its code has a built-in or an import in which a thread may wait in the middle. */
    void letThreadsWait() {
        threadsMayWait = true;
    }

    /** Whether a thread may wait in the middle of its code, so that it needs a stack of its own. */
    boolean threadsMayWait() {
        return threadsMayWait;
    }

    /** A call whose threads may wait. */
    void begun(Task task) {
        tasks.add(task);
    }

    /** Nothing is left of it. */
    void ended(Task task) {
        tasks.remove(task);
    }

    /** The thread that runs in this instance, whose built-in or lowered function was called. */
    Thread runningThread() {
        Thread thread = store.currentThread();
        if (thread == null) {
            throw new ComponentTrapException("no thread runs");
        }
        return thread;
    }

    @Nullable
    Task occupant() {
        return occupant;
    }

    boolean isPoisoned() {
        return poisoned;
    }

    /** Whether another instance is this one or around it. */
    boolean isSelfOrAncestor(RuntimeInstance other) {
        return selfAndAncestors.contains(other);
    }

    /** The instances that a call from another one enters: this one and those around it that the caller is not in. */
    RuntimeInstance[] enteringSet(@Nullable RuntimeInstance caller) {
        return selfAndAncestors.stream().filter(i -> caller == null || !caller.selfAndAncestors.contains(i))
                .toArray(RuntimeInstance[]::new);
    }

    /** The instances that the host enters. */
    RuntimeInstance[] enteringFromHost() {
        return enteringFromHost;
    }

    /** Whether all of them can be entered now. */
    static boolean mayEnter(RuntimeInstance[] entering) {
        return firstClosed(entering) == null;
    }

    private static @Nullable RuntimeInstance firstClosed(RuntimeInstance[] entering) {
        for (RuntimeInstance instance : entering) {
            if (!instance.mayEnter) {
                return instance;
            }
        }
        return null;
    }

    /** Closes instances for the stack that runs; waits while another stack is in one of them. */
    static void enter(RuntimeInstance[] entering) {
        for (RuntimeInstance closed = firstClosed(entering); closed != null; closed = firstClosed(entering)) {
            closed.awaitTurn();
        }
        Task stack = entering.length == 0 ? null : entering[0].store.activation();
        for (RuntimeInstance instance : entering) {
            instance.mayEnter = false;
            instance.occupant = stack;
        }
    }

    /** Opens instances again, for the next in turn. */
    static void leave(RuntimeInstance[] entering) {
        for (RuntimeInstance instance : entering) {
            if (!instance.poisoned) {
                instance.mayEnter = true;
            }
            instance.occupant = null;
            if (!instance.waitingForTurn.isEmpty()) {
                instance.waitingForTurn.remove().run();
            }
        }
    }

    /** Leaves instances closed for good, as guest code in them was abandoned. */
    static void poison(RuntimeInstance[] entering, Throwable why) {
        for (RuntimeInstance instance : entering) {
            instance.poison(why);
        }
    }

    /** Closes the instance and all in it for good; what its calls wait for cannot come any more. */
    void poison(Throwable why) {
        mayEnter = false;
        occupant = null;
        for (Runnable next = waitingForTurn.poll(); next != null; next = waitingForTurn.poll()) {
            next.run();
        }
        if (poisoned) {
            return;
        }
        poisoned = true;
        store.remove(this);
        for (RuntimeInstance child : children) {
            child.poison(why);
        }
        for (Task task : List.copyOf(tasks)) {
            task.fail(why);
        }
        handles().forEach(entry -> {
            if (entry instanceof CopyEnd end) {
                end.fail(why);
            }
        });
    }

    private void awaitTurn() {
        Task stack = store.activation();
        if (poisoned || occupant == null || stack == null || occupant == stack) {
            throw new ComponentTrapException(CANNOT_ENTER);
        }
        for (RuntimeInstance on = this; on != null && on.occupant != null;) {
            Task holder = on.occupant;
            if (holder == stack) {
                throw new ComponentTrapException(MayBlock.DEADLOCK);
            }
            on = holder.waitsFor();
        }
        Runnable turn = () -> store.scheduler().turn(stack.implicitThread());
        waitingForTurn.add(turn);
        stack.waitsFor(this);
        try {
            store.suspend(stack.implicitThread());
        } finally {
            stack.waitsFor(null);
            waitingForTurn.remove(turn);
        }
    }

    /** Runs something when the first of the instances that is closed opens, with nothing on the stack. */
    static void whenOpen(RuntimeInstance[] entering, Runnable turn) {
        RuntimeInstance closed = firstClosed(entering);
        if (closed == null) {
            turn.run();
        } else {
            closed.waitingForTurn.add(turn);
        }
    }

    /** A line for each thread that waits. */
    void describeWaiting(List<String> lines) {
        for (Thread each = waiting.first(); each != null; each = each.nextWaiting) {
            lines.add(each.task().label() + " waits for " + each.waitsFor());
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
