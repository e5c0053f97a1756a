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
    public void ready(Task task) {
        loop.waiting().ready(task);
    }

    @Override
    public void awaitTurn(Thread thread) {
        ControlBlock block = blockOf(thread.task());
        if (block != null) {
            ControlBlock holder = holder(block.root);
            if (holder != null && holder.state == ControlBlock.State.WAITING) {
                loop.post(new DeadlockProbe(block.root)); // delivered once this stack waits
            }
        }
        loop.suspension().waitFor(thread);
    }

    @Override
    public void turn(Thread thread) {
        ControlBlock root = blockOf(thread.task());
        if (root != null) {
            loop.suspension().wake(root.root, thread);
        }
    }

    @Override
    public void resolved(Task task) {
        loop.waiting().resolved(task);
    }

    @Override
    public void ended(Task task) {
        loop.waiting().ended(task);
    }

    @Override
    public void runsOn(java.lang.Thread thread) {
        loop.runsOn(thread);
    }

    /** The outermost call of the stack that is in the instance which another stack waits to enter, or null. */
    static @Nullable ControlBlock holder(ControlBlock root) {
        Task inside = root.task() instanceof Task own ? own.waitsForTask() : null;
        ControlBlock block = inside == null ? null : blockOf(inside);
        return block == null ? null : block.root;
    }

    /** The engine's record of a task, or null if it has none. */
    static @Nullable ControlBlock blockOf(Task task) {
        return task.attachment() instanceof ControlBlock block ? block : null;
    }
}
