// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import wrt.core.Meter;

/**
 * The only place where control goes from one stack to another.
 *
 * <p>A thread is resumed on top of its resumer, which goes on when the thread blocks, as in the reference. A thread may
 * hand over to another one when it blocks; its resumer then resumes that one. When an embedder takes a guest off in the
 * middle ({@link #switchAway}), the stacks of the whole chain of resumers are left one after the other, and entered again
 * in the opposite order.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "Stack Switching" ({@code resume}, {@code block}).
 */
final class StackSwitch {

    private final Meter meter;
    private final StackPool stacks;
    private final Scheduler scheduler;
    private @Nullable Thread current;
    private @Nullable Stack running;
    private @Nullable Task activation;

    // What the stack that was left just now wants: to hand over to a thread, or to be left with all that is below it.
    private @Nullable Thread switchTo;
    private @Nullable Runnable leaving;
    private @Nullable RuntimeException cannotLeave;

    StackSwitch(Meter meter, StackPool stacks, Scheduler scheduler) {
        this.meter = meter;
        this.stacks = stacks;
        this.scheduler = scheduler;
    }

    /** The innermost thread of the stack that runs. */
    @Nullable
    Thread current() {
        return current;
    }

    void current(@Nullable Thread thread) {
        current = thread;
    }

    /** The task that is at the bottom of the stack that runs. */
    @Nullable
    Task activation() {
        return activation;
    }

    void activation(@Nullable Task task) {
        activation = task;
    }

    /**
     * Runs a thread until it blocks or ends, and whatever it hands over to.
     *
     * @throws RuntimeException what ended a thread; also errors
     */
    void resume(Thread thread, boolean cancelled) {
        resumeFor(null, thread, cancelled);
    }

    /** Like {@link #resume}; the result says whether control was handed to the thread that this stack belongs to. */
    private boolean resumeFor(@Nullable Thread home, Thread first, boolean cancelled) {
        Thread before = current;
        long depth = meter.saveDepth();
        boolean withCancellation = cancelled;
        try {
            for (Thread next = first; next != null; withCancellation = false) {
                if (next == home) {
                    next.running(false);
                    return true;
                }
                if (next.isInline()) {
                    throw new ComponentTrapException("cannot resume a thread of another call's stack");
                }
                next = run(next, withCancellation);
            }
            return false;
        } finally {
            current = before;
            meter.restoreDepth(depth);
        }
    }

    private @Nullable Thread run(Thread thread, boolean cancelled) {
        if (!thread.needsStack()) {
            runInPlace(thread, cancelled);
            return null;
        }
        Stack stack = thread.stack;
        if (stack == null) {
            stack = stacks.take(thread);
            thread.stack = stack;
            thread.depth = thread.task().firstDepth(meter);
        }
        thread.running(cancelled);
        Stack below = running;
        while (true) {
            current = thread;
            running = stack;
            meter.restoreDepth(thread.depth);
            mounted(stack);
            stack.resume();
            running = below;
            if (below != null) {
                mounted(below);
            } else if (stack.carrier() != null) {
                scheduler.runsOn(java.lang.Thread.currentThread());
            }
            if (stack.isIdle()) {
                thread.stack = null;
                stacks.give(stack);
                Throwable thrown = stack.takeFailure();
                if (thrown != null) {
                    throw unchecked(thrown);
                }
                return null;
            }
            thread.depth = meter.saveDepth();
            Runnable away = leaving;
            if (away == null) {
                Thread to = switchTo;
                switchTo = null;
                return to;
            }
            leaving = null;
            leaveWith(away);
        }
    }

    // A turn that cannot wait in the middle runs like a call: on the stack of whoever resumes it.
    private void runInPlace(Thread thread, boolean cancelled) {
        thread.running(cancelled);
        current = thread;
        long begins = thread.task().firstDepth(meter);
        if (meter.saveDepth() < begins) {
            meter.restoreDepth(begins);
        }
        thread.body().run();
    }

    private void mounted(Stack stack) {
        java.lang.Thread carrier = stack.carrier();
        if (carrier != null) {
            scheduler.runsOn(carrier);
        }
    }

    private void leaveWith(Runnable away) {
        try {
            switchAway(away);
        } catch (RuntimeException e) {
            cannotLeave = e; // for the one on top, which asked for it
        }
    }

    private static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return (RuntimeException) thrown;
    }

    /** The running thread blocks; it has said already what it waits for. */
    void block(@Nullable Thread handOverTo) {
        Stack stack = Objects.requireNonNull(running);
        Thread thread = current;
        if (thread == null || thread.stack != stack) {
            throw new IllegalStateException("a thread without a stack of its own cannot wait");
        }
        switchTo = handOverTo;
        stack.suspend();
    }

    /**
     * The running thread blocks, but is on its caller's stack: other threads of the instance run on top of it until
     * control comes back.
     *
     * @throws ComponentTrapException if no other thread can run
     */
    void blockInline(Thread thread, @Nullable Thread handOverTo) {
        Thread next = handOverTo;
        while (true) {
            if (next == null) {
                next = thread.task().instance().waiting().firstBesides(thread);
            }
            if (next == null) {
                throw new ComponentTrapException(MayBlock.DEADLOCK + ": wasm trap: " + MayBlock.CANNOT_BLOCK);
            }
            if (resumeFor(thread, next, false)) {
                return;
            }
            next = null;
        }
    }

    /** Lets something else run: leaves the stack, with all that is below, until the switch returns. */
    void switchAway(Runnable switching) {
        Thread thread = current;
        Stack stack = running;
        long depth = meter.saveDepth();
        if (stack != null) {
            leaving = switching;
            try {
                stack.suspend();
            } finally {
                leaving = null;
                current = thread;
                meter.restoreDepth(depth);
            }
            RuntimeException refused = cannotLeave;
            if (refused != null) {
                cannotLeave = null;
                throw refused;
            }
            return;
        }
        Task bottom = activation;
        current = null;
        activation = null;
        meter.restoreDepth(0);
        try {
            switching.run();
        } finally {
            current = thread;
            activation = bottom;
            running = null;
            meter.restoreDepth(depth);
        }
    }
}
