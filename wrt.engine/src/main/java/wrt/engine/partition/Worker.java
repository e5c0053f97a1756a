// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import org.jspecify.annotations.Nullable;
import wrt.core.fiber.Fiber;
import wrt.core.fiber.FiberFactory;

/**
 * A fiber that runs one task after another, so that a call does not cost a new one.
 *
 * <p>Concurrency: owned by the carrier, which alone resumes it.
 */
final class Worker {

    private final FiberFactory factory;
    private final RunLoop loop;
    private final Fiber fiber;
    private @Nullable Thread thread;
    private @Nullable ControlBlock assigned;

    Worker(FiberFactory factory, RunLoop loop) {
        this.factory = factory;
        this.loop = loop;
        fiber = factory.create(this::work);
    }

    private void work() {
        // A virtual thread is its own; a continuation runs on the carrier.
        Thread own = Thread.currentThread();
        if (own.isVirtual()) {
            thread = own;
            loop.runsOn(own);
        }
        for (ControlBlock block = assigned; block != null; block = assigned) {
            loop.dispatcher().run(block);
            factory.suspend();
        }
    }

    /** The thread that the fiber has of its own, or null if it runs on the thread that resumes it. */
    @Nullable
    Thread thread() {
        return thread;
    }

    /** Gives it a task to run at the next resume, or null to end. */
    void assign(@Nullable ControlBlock block) {
        assigned = block;
    }

    void resume() {
        fiber.resume();
    }
}
