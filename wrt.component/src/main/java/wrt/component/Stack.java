// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.jspecify.annotations.Nullable;
import wrt.core.fiber.Fiber;
import wrt.core.fiber.FiberFactory;

/**
 * A fiber that serves one thread's turn after the other.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "Stack Switching" ({@code Continuation}).
 */
final class Stack {

    private final FiberFactory fibers;
    private final Fiber fiber;
    private @Nullable Thread assigned;
    private @Nullable Throwable failure;
    private java.lang.@Nullable Thread carrier;
    private boolean idle = true;

    Stack(FiberFactory fibers) {
        this.fibers = fibers;
        fiber = fibers.create(this::work);
    }

    private void work() {
        java.lang.Thread own = java.lang.Thread.currentThread();
        carrier = own.isVirtual() ? own : null;
        for (Thread thread = assigned; thread != null; thread = assigned) {
            try {
                thread.body().run();
            } catch (Throwable t) {
                failure = t;
            }
            idle = true;
            fibers.suspend();
        }
    }

    /** What it runs next; null ends it. */
    void assign(@Nullable Thread thread) {
        assigned = thread;
        idle = false;
    }

    /** Runs until the turn has ended or the thread leaves the stack. */
    void resume() {
        fiber.resume();
    }

    /** Leaves the stack; called on it. */
    void suspend() {
        fibers.suspend();
    }

    /** Whether the turn has ended. */
    boolean isIdle() {
        return idle;
    }

    /** The Java thread that it is, if it is one. */
    java.lang.@Nullable Thread carrier() {
        return carrier;
    }

    /** What the turn threw. */
    @Nullable
    Throwable takeFailure() {
        Throwable thrown = failure;
        failure = null;
        return thrown;
    }
}
