// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import org.jspecify.annotations.Nullable;
import wrt.engine.policy.PolicyGuard;

/**
 * Gives tasks the processor: makes them ready, begins their turns, runs them, and takes up what a turn leaves.
 *
 * <p>Concurrency: owned by whoever owns the partition.
 *
 * <p>Source: design, "The run loop of a partition".
 */
final class Dispatcher {

    private final PolicyGuard guard;
    private final FuelGauge gauge;
    private final PartitionCounters counters;
    private final CurrentSettings settings;
    private final WaitingTasks waiting;
    private final TaskEnd ends;
    private @Nullable ControlBlock running;
    private boolean preempted;

    /**
     * A dispatcher, nothing running.
     *
     * @param guard the policy
     * @param gauge what tasks use
     * @param counters of the partition
     * @param settings of the partition
     * @param waiting the tasks that wait without a stack
     * @param ends of tasks
     */
    Dispatcher(PolicyGuard guard, FuelGauge gauge, PartitionCounters counters, CurrentSettings settings,
            WaitingTasks waiting, TaskEnd ends) {
        this.guard = guard;
        this.gauge = gauge;
        this.counters = counters;
        this.settings = settings;
        this.waiting = waiting;
        this.ends = ends;
    }

    /** The innermost call on the running stack, or null. */
    @Nullable
    ControlBlock running() {
        return running;
    }

    /** Nothing runs. */
    void idle() {
        running = null;
    }

    /** A call on the stack that runs is the innermost one again. */
    void resumed(@Nullable ControlBlock innermost) {
        running = innermost;
    }

    /** A task can go on. */
    void ready(ControlBlock root) {
        root.state = ControlBlock.State.READY;
        ControlBlock now = running;
        if (now != null && guard.preempts(root.entry(), now.root.entry())) {
            preempted = true;
        }
        guard.add(root.entry());
    }

    /** Whether a task became ready that is to run before the running one. */
    boolean isPreempted() {
        return preempted;
    }

    /** The running task's quantum is over. */
    void endQuantum() {
        preempted = false;
    }

    /** A task's turn begins, with a new quantum. */
    void begin(ControlBlock root) {
        beginDirect(root);
        counters.switched();
        root.account().switches.add(1);
    }

    /** The turn of a call on its caller's stack begins, which is counted elsewhere. */
    void beginDirect(ControlBlock root) {
        preempted = false;
        if (root.state != ControlBlock.State.RUNNING) {
            root.state = ControlBlock.State.RUNNING;
        }
        renew(root);
    }

    /** Gives the running task another quantum. */
    void renew(ControlBlock root) {
        gauge.quantum(Math.min(guard.quantum(root.entry()), root.quantum));
    }

    /** Lets the innermost call of a stack go on. */
    void proceed(ControlBlock innermost) {
        proceed(innermost, settings.get().checkFuel());
    }

    /** As {@link #proceed(ControlBlock)}, where the settings are at hand. */
    void proceed(ControlBlock innermost, long checkFuel) {
        running = innermost;
        gauge.grant(innermost, checkFuel);
    }

    /** Runs a task from its beginning to its end, or for one turn, on the present stack. */
    void run(ControlBlock block) {
        try {
            if (block.cancelRequested && !block.cancelDelivered) {
                block.cancelDelivered = true;
                block.body().requestCancellation();
            } else {
                block.body().run();
            }
        } catch (Throwable e) {
            block.disturbed = true;
            block.verdict = Failures.escaped(block.task(), e);
        }
        gauge.settle(block);
        running = null;
        if (block.disturbed || !block.body().endedWell()) {
            block.disturbed = true;
            waiting.turnEnded(block);
        }
    }

    /** A turn is over and its stack is free again. */
    void settle(ControlBlock root) {
        if (root.state == ControlBlock.State.DONE) {
            ends.finish(root);
        } else {
            waiting.settle(root);
        }
    }
}
