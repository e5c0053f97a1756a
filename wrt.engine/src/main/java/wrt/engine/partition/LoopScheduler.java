// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import org.jspecify.annotations.Nullable;
import wrt.component.Scheduler;
import wrt.component.Task;
import wrt.component.Thread;

/**
 * The Component Model's scheduler: a thread that must wait gives the processor to the policy's next task.
 *
 * <p>Concurrency: as {@link Scheduler}.
 */
final class LoopScheduler implements Scheduler {

    private final RunLoop loop;

    LoopScheduler(RunLoop loop) {
        this.loop = loop;
    }

    @Override
    public void ready(Thread thread) {
        ControlBlock root = blockOf(thread.task());
        if (root != null) {
            loop.wake(root.root, thread);
        }
    }

    @Override
    public void suspend(Thread thread) {
        loop.waitFor(thread);
    }

    /** The engine's record of a task, or null if it has none. */
    static @Nullable ControlBlock blockOf(Task task) {
        return task.attachment() instanceof ControlBlock block ? block : null;
    }
}
