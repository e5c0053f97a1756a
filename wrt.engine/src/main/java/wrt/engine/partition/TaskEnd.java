// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.function.LongSupplier;
import wrt.engine.policy.PolicyGuard;

/**
 * The ends of tasks: of one that has run, and of one that never gets the processor again.
 *
 * <p>Concurrency: owned by whoever owns the partition.
 */
final class TaskEnd {

    private final TaskLedger ledger;
    private final PolicyGuard guard;
    private final CurrentSettings settings;
    private final IdleTime idle;
    private final LongSupplier ticker;

    /**
     * Ends of the tasks of one partition.
     *
     * @param ledger which tasks there are
     * @param guard which of them are ready
     * @param settings of the partition
     * @param idle learns when nothing runs any more
     * @param ticker monotonic time in ns
     */
    TaskEnd(TaskLedger ledger, PolicyGuard guard, CurrentSettings settings, IdleTime idle, LongSupplier ticker) {
        this.ledger = ledger;
        this.guard = guard;
        this.settings = settings;
        this.idle = idle;
        this.ticker = ticker;
    }

    /** Nothing is left of a task that has run. */
    void finish(ControlBlock block) {
        long now = ControlBlock.UNTIMED;
        if (block.isTimed()) {
            now = ticker.getAsLong();
            idle.begin(now);
        }
        ledger.finish(block, settings.get(), now);
    }

    /** Ends a task that is not on a stack. */
    void end(ControlBlock root, Interruption why) {
        root.state = ControlBlock.State.DONE;
        root.verdict = Failures.ended(root, why);
        if (root.body().isAsync()) {
            root.body().fail(root.verdict);
        }
        if (root.isListed()) {
            finish(root);
        }
    }

    /** Ends a task that another one's turn has left nothing of. */
    void drop(ControlBlock block) {
        if (block.state == ControlBlock.State.READY) {
            guard.remove(block.entry());
        }
        block.state = ControlBlock.State.DONE;
        finish(block);
    }
}
