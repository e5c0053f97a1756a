// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.ArrayList;

/**
 * Which tasks are active: admits them within the limits, and closes their accounts at the end.
 *
 * <p>Concurrency: owned by whoever owns the partition; any thread may look at {@link #tasks()}.
 */
final class TaskLedger {

    private final int partition;
    private final TaskTable tasks = new TaskTable();
    private final TimerQueue timers;
    private final ArrayList<Drain> drains = new ArrayList<>();
    private boolean stopping;

    TaskLedger(int partition, TimerQueue timers) {
        this.partition = partition;
        this.timers = timers;
    }

    TaskTable tasks() {
        return tasks;
    }

    /** Admits a call, or ends it with the reason why not. */
    boolean admit(ControlBlock block, PartitionLimits limits) {
        if (!isAdmissible(block, limits)) {
            return false;
        }
        tasks.add(block);
        begun(block);
        return true;
    }

    /** Admits a call on the stack of a caller that owns the partition, or ends it with the reason why not. */
    boolean admitDirect(ControlBlock block, PartitionLimits limits) {
        if (!isAdmissible(block, limits)) {
            return false;
        }
        tasks.addDirect(block);
        block.account().direct.add(1);
        arm(block);
        return true;
    }

    private boolean isAdmissible(ControlBlock block, PartitionLimits limits) {
        // A component has no more active calls than there are tasks.
        int active = tasks.size();
        if (!stopping && active < limits.tasks() && (active < limits.tasksPerComponent()
                || block.account().active() < limits.tasksPerComponent())) {
            return true;
        }
        String refusal = refusal(block, limits);
        block.disturbed = true;
        block.verdict = Failures.rejected(block.task(), refusal);
        block.state = ControlBlock.State.DONE;
        block.completion().ended(block);
        return false;
    }

    private void begun(ControlBlock block) {
        block.account().begun();
        arm(block);
    }

    private void arm(ControlBlock block) {
        Timer timer = block.timer;
        if (timer != null) {
            timers.arm(timer);
        }
    }

    private String refusal(ControlBlock block, PartitionLimits limits) {
        if (stopping) {
            return "the engine stops";
        }
        if (tasks.size() >= limits.tasks()) {
            return "partition " + partition + " has " + tasks.size() + " active tasks (limit.tasks)";
        }
        return "the component has " + block.account().active() + " active tasks in partition " + partition
                + " (limit.tasks.component)";
    }

    /** Takes up a call between guests. */
    void adopt(ControlBlock block) {
        tasks.add(block);
    }

    /** Tells the caller the outcome, once. */
    void tell(ControlBlock block, long nowNanos) {
        if (block.told || block.subtask) {
            return;
        }
        block.told = true;
        block.disturbed = true;
        Timer timer = block.timer;
        if (timer != null) {
            timers.disarm(timer);
        }
        boolean failed = block.verdict != null || block.body().failure() != null;
        if (block.isTimed()) {
            block.account().ended(failed, nowNanos - block.createdNanos);
        } else {
            block.account().endedUntimed(failed);
        }
        Completion completion = block.completion();
        if (completion != Completion.NONE) {
            completion.ended(block);
        }
    }

    /** Ends the task of a call that met nothing on its way from beginning to end. */
    void finishUndisturbed(ControlBlock block, PartitionSettings settings) {
        tasks.remove(block);
        block.route().ended(block.task().fuelConsumed(), settings.callerRunsFuel(), false);
        block.account().endedUntimed(false);
        Completion completion = block.completion();
        if (completion != Completion.NONE) {
            completion.ended(block);
        }
        tellDrains();
    }

    /** Ends a task: nothing is left of it. */
    void finish(ControlBlock block, PartitionSettings settings, long nowNanos) {
        tasks.remove(block);
        if (!block.subtask) {
            block.route().ended(block.waited ? Long.MAX_VALUE : block.task().fuelConsumed(),
                    settings.callerRunsFuel(), block.handedOver);
        }
        if (block.told) {
            block.completion().finished(block);
        } else {
            tell(block, nowNanos);
        }
        tellDrains();
    }

    private void tellDrains() {
        if (!drains.isEmpty()) {
            drains.removeIf(drain -> drain.isDone(this));
        }
    }

    /** Whether a task of an instance is active. */
    boolean hasTask(Object instance) {
        for (ControlBlock block : tasks.snapshot()) {
            if (block.instance() == instance) {
                return true;
            }
        }
        return false;
    }

    /** How many tasks of an instance are to go on to their end. */
    int countUninterrupted(Object instance) {
        int count = 0;
        for (ControlBlock block : tasks.snapshot()) {
            if (block.instance() == instance && block.interruption == null) {
                count++;
            }
        }
        return count;
    }

    void add(Drain drain) {
        if (!drain.isDone(this)) {
            drains.add(drain);
        }
    }

    /** Admits nothing any more. */
    void stop() {
        stopping = true;
    }

    boolean isStopping() {
        return stopping;
    }

    TimerQueue timers() {
        return timers;
    }
}
