// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.function.Function;
import wrt.component.Task;
import wrt.engine.partition.ControlBlock.State;

/**
 * The tasks of a partition that can wait without a stack: calls of async functions, between their turns.
 *
 * <p>A call between guests gets a control block of its own when it first waits; until then it is part of its caller's
 * turn.
 *
 * <p>Concurrency: belongs to the owner of the partition.
 */
final class WaitingTasks {

    private final RunLoop loop;
    private Function<Task, ControlBlock> blocks = task -> {
        throw new IllegalStateException("no control blocks for calls between guests");
    };

    WaitingTasks(RunLoop loop) {
        this.loop = loop;
    }

    /** Says how to make the control block of a call between guests. */
    void blocksOfSubtasks(Function<Task, ControlBlock> factory) {
        blocks = factory;
    }

    /** A thread of a task can go on. */
    void ready(Task task) {
        ControlBlock block = LoopScheduler.blockOf(task);
        if (block == null) {
            block = blocks.apply(task);
            task.attachment(block);
            block.subtask = true;
            block.state = State.WAITING;
            loop.ledger().adopt(block);
        }
        if (block.state == State.WAITING && !block.hasStack() && block.outer == null) {
            loop.dispatcher().ready(block);
        } else {
            block.disturbed = true;
            block.readyAgain = true;
        }
    }

    /** A call by the host has its outcome; its threads may go on. */
    void resolved(Task task) {
        ControlBlock block = LoopScheduler.blockOf(task);
        if (block != null && block.isListed()) {
            loop.ledger().tell(block, loop.now());
        }
    }

    /** Nothing is left of a task. */
    void ended(Task task) {
        ControlBlock block = LoopScheduler.blockOf(task);
        if (block == null || !block.isListed() || block.state == State.RUNNING) {
            return;
        }
        if (!block.hasStack()) {
            loop.ends().drop(block);
        } else if (block.interruption == null) {
            // It was taken off in the middle, and its component failed meanwhile: it stops where it goes on.
            block.interruption = new Interruption.Cancelled("its component failed");
        }
    }

    /** A turn is over: the task waits, goes on at once, or is done. */
    void turnEnded(ControlBlock block) {
        if (block.body().isEnded() || block.verdict != null && !block.told) {
            block.state = State.DONE;
            return;
        }
        block.state = State.WAITING;
        block.waited = true;
    }

    /** After a turn, when its stack is free again. */
    void settle(ControlBlock block) {
        if (block.state == State.WAITING && block.readyAgain) {
            block.readyAgain = false;
            loop.dispatcher().ready(block);
        }
    }

    /**
     * Asks a call to end, and ends it if it does not within the grace period; one that is not async, or that has not
     * begun, is ended at once.
     */
    void cancel(ControlBlock block, Interruption why) {
        if (!block.body().isAsync() || block.state == State.NEW) {
            loop.interrupts().interrupt(block, why);
            return;
        }
        if (block.cancelRequested) {
            return;
        }
        block.cancelRequested = true;
        long id = block.task().id();
        loop.ledger().timers().arm(new Timer(loop.now() + loop.settings().cancelGraceNanos(), () -> {
            if (block.isListed() && block.task().id() == id) {
                loop.interrupts().interrupt(block, why);
            }
        }));
        if (block.state == State.WAITING && !block.hasStack()) {
            loop.dispatcher().ready(block);
        } else {
            block.disturbed = true;
            block.readyAgain = true;
        }
    }

    /** The time of a call is over: its caller is told, and the call is asked to end. */
    void expire(ControlBlock block, Interruption.TimedOut why) {
        if (block.body().isAsync() && block.state != State.NEW) {
            block.verdict = why.exception(block);
            loop.ledger().tell(block, loop.now());
        }
        cancel(block, why);
    }
}
