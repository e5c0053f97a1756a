// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Calls on the stacks of those who make them: of a thread that has taken the idle partition, or of a guest or a piece of
 * work inside of it.
 *
 * <p>Concurrency: owned by whoever owns the partition.
 */
final class CallerRuns {

    private final RunLoop loop;
    private final TaskLedger ledger;
    private final Dispatcher dispatcher;
    private final FuelGauge gauge;
    private final IdleTime idle;
    private final LongSupplier ticker;
    private final Counter runs;

    /**
     * For one partition.
     *
     * @param loop of the partition
     * @param ledger which tasks there are
     * @param dispatcher who has the processor
     * @param gauge what tasks use
     * @param idle learns when something runs
     * @param ticker monotonic time in ns
     */
    CallerRuns(RunLoop loop, TaskLedger ledger, Dispatcher dispatcher, FuelGauge gauge, IdleTime idle,
            LongSupplier ticker) {
        this.loop = loop;
        this.ledger = ledger;
        this.dispatcher = dispatcher;
        this.gauge = gauge;
        this.idle = idle;
        this.ticker = ticker;
        this.runs = loop.counters().callerRuns;
    }

    /** Runs a call on its caller's stack; the caller owns the partition before and after. */
    void runDirect(ControlBlock block, PartitionSettings settings) {
        // Two readings of the clock and one entry in the histogram take longer than some calls.
        if (block.isTimed() || !block.route().isTiny() || block.account().isToBeTimed()) {
            runTimed(block, settings);
        } else {
            run(block, settings);
        }
    }

    private void runTimed(ControlBlock block, PartitionSettings settings) {
        block.disturbed = true;
        if (!block.isTimed()) {
            block.createdNanos = ticker.getAsLong();
        }
        idle.end(block.createdNanos);
        run(block, settings);
        block.route().took(idle.wasShort(block.createdNanos));
    }

    private void run(ControlBlock block, PartitionSettings settings) {
        if (!ledger.admitDirect(block, settings.limits())) {
            return;
        }
        runs.add(1);
        dispatcher.beginDirect(block);
        dispatcher.proceed(block, settings.checkFuel());
        dispatcher.run(block);
        if (block.disturbed) {
            if (block.state == ControlBlock.State.WAITING) {
                ledger.tasks().leave(block); // it goes on without this stack
            }
            block.caller = null;
            dispatcher.settle(block);
        } else {
            ledger.finishUndisturbed(block, settings);
        }
    }

    /** Runs a call on the stack of the guest, or of the piece of work, that makes it. */
    void runNested(ControlBlock block) {
        @Nullable
        ControlBlock outer = dispatcher.running();
        gauge.settle(outer);
        block.disturbed = true;
        block.outer = outer;
        block.root = outer != null ? outer.root : block;
        block.pinned = outer == null;
        if (!ledger.admit(block, loop.settings().limits())) {
            return;
        }
        if (outer == null) {
            dispatcher.begin(block);
        } else {
            block.state = ControlBlock.State.RUNNING;
        }
        dispatcher.proceed(block);
        dispatcher.run(block);
        dispatcher.resumed(outer);
        dispatcher.settle(block);
        if (outer == null) {
            gauge.grantWork(loop.settings().limits().workFuel());
        } else {
            dispatcher.proceed(outer);
            Interrupts.check(outer);
        }
    }
}
