// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.ArrayDeque;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import wrt.api.component.FuelExhaustedException;
import wrt.core.FuelHandler;
import wrt.core.Meter;
import wrt.engine.policy.PolicyGuard;
import wrt.engine.policy.ReadyEntry;

/**
 * What happens in the middle of a guest when its slice of fuel is used up: accounts, ends calls that are to end, takes
 * the inbox, and lets the policy preempt.
 *
 * <p>Concurrency: owned by whoever owns the partition.
 *
 * <p>Source: seed, "Fuel-Based Async Execution" (yield points).
 */
final class CheckPoints implements FuelHandler {

    private final RunLoop loop;
    private final PolicyGuard guard;
    private final TimerQueue timers;
    private final ArrayDeque<Runnable> work;
    private final Dispatcher dispatcher;
    private final Suspension suspension;
    private final FuelGauge gauge;
    private final LongSupplier ticker;
    private long usedSinceTick;

    /**
     * For the guests of one partition.
     *
     * @param loop of the partition
     * @param guard the policy
     * @param timers that run between turns too
     * @param work that waits for the processor
     * @param dispatcher who has the processor
     * @param suspension takes stacks off
     * @param gauge what tasks use
     * @param ticker monotonic time in ns
     */
    CheckPoints(RunLoop loop, PolicyGuard guard, TimerQueue timers, ArrayDeque<Runnable> work, Dispatcher dispatcher,
            Suspension suspension, FuelGauge gauge, LongSupplier ticker) {
        this.loop = loop;
        this.guard = guard;
        this.timers = timers;
        this.work = work;
        this.dispatcher = dispatcher;
        this.suspension = suspension;
        this.gauge = gauge;
        this.ticker = ticker;
    }

    @Override
    public void exhausted(Meter meter) {
        ControlBlock block = dispatcher.running();
        usedSinceTick += gauge.settle(block);
        if (block != null && !block.root.isTimed()) {
            block.root.disturbed = true;
            block.root.createdNanos = ticker.getAsLong(); // not so short after all
        }
        if (block == null) {
            long limit = loop.settings().limits().workFuel();
            throw new FuelExhaustedException("partition " + loop.number(), "work on the run loop (limit.work.fuel)",
                    limit, limit + gauge.overdraw());
        }
        Interrupts.check(block);
        if (gauge.isQuantumUsed() || dispatcher.isPreempted() || loop.hasMessages() || isTickDue()) {
            boundary(block);
        }
        dispatcher.proceed(block);
    }

    // The part of the cycle that needs no switch.
    private void boundary(ControlBlock block) {
        loop.takeInbox();
        if (isTickDue()) {
            usedSinceTick = 0;
            timers.fire(ticker.getAsLong());
        }
        Interrupts.check(block);
        if (gauge.isQuantumUsed() || dispatcher.isPreempted() || !work.isEmpty()) {
            endQuantum(block);
            Interrupts.check(block);
        }
    }

    private boolean isTickDue() {
        return usedSinceTick >= loop.settings().checkFuel() && !timers.isEmpty();
    }

    private void endQuantum(ControlBlock block) {
        ControlBlock root = block.root;
        dispatcher.endQuantum();
        PartitionCounters counters = loop.counters();
        counters.cycles.add(1);
        if (!root.pinned && (guard.size() > 0 || !work.isEmpty())) {
            root.state = ControlBlock.State.READY;
            guard.add(root.entry());
            @Nullable
            ReadyEntry picked = work.isEmpty() ? guard.next() : null;
            if (picked != root.entry()) {
                counters.preemptions.add(1);
                suspension.preempt(root, block, picked);
                return;
            }
            root.state = ControlBlock.State.RUNNING;
        }
        dispatcher.renew(root);
    }
}
