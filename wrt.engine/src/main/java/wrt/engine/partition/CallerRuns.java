// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.ArrayDeque;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import wrt.engine.policy.PolicyGuard;

/**
 * Calls on the stacks of those who make them: of a thread that has taken the idle partition, or of a guest or a piece of
 * work inside of it.
 *
 * <p>Concurrency: owned by whoever owns the partition.
 */
final class CallerRuns {

    private final RunLoop loop;
    private final Ownership ownership;
    private final PolicyGuard guard;
    private final TaskLedger ledger;
    private final ArrayDeque<Runnable> work;
    private final Dispatcher dispatcher;
    private final FuelGauge gauge;
    private final IdleTime idle;
    private final LongSupplier ticker;
    private final Counter runs;

    /**
     * For one partition.
     *
     * @param loop of the partition
     * @param ownership who owns it
     * @param guard the policy
     * @param ledger which tasks there are
     * @param work that waits for the processor
     * @param dispatcher who has the processor
     * @param gauge what tasks use
     * @param idle learns when something runs
     * @param ticker monotonic time in ns
     */
    CallerRuns(RunLoop loop, Ownership ownership, PolicyGuard guard, TaskLedger ledger, ArrayDeque<Runnable> work,
            Dispatcher dispatcher, FuelGauge gauge, IdleTime idle, LongSupplier ticker) {
        this.loop = loop;
        this.ownership = ownership;
        this.guard = guard;
        this.ledger = ledger;
        this.work = work;
        this.dispatcher = dispatcher;
        this.gauge = gauge;
        this.idle = idle;
        this.ticker = ticker;
        this.runs = loop.counters().callerRuns;
    }

    /** Whether a caller that has just taken the partition may run its own call at once. */
    boolean isIdle() {
        return !loop.hasMessages() && guard.size() == 0 && work.isEmpty() && !ledger.isStopping();
    }

    /** Runs a call on its caller's stack; the caller owns the partition before and after. */
    void runDirect(ControlBlock block, Thread caller) {
        ownership.runsOn(caller);
        // Two readings of the clock and one entry in the histogram take longer than some calls.
        if (!block.isTimed() && (!block.route().isTiny() || block.account().isToBeTimed())) {
            block.createdNanos = ticker.getAsLong();
        }
        boolean isTimed = block.isTimed();
        if (isTimed) {
            idle.end(block.createdNanos);
        }
        block.caller = caller;
        if (ledger.admitDirect(block, loop.settings().limits())) {
            runs.add(1);
            dispatcher.begin(block);
            dispatcher.proceed(block);
            dispatcher.run(block);
            block.caller = null;
            dispatcher.settle(block);
        }
        if (isTimed) {
            block.route().took(idle.wasShort(block.createdNanos));
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
