// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Waits until an instance has no task left, and ends what is left after a grace period.
 *
 * <p>Concurrency: owned by whoever owns the partition once it is delivered.
 */
final class Drain extends Message {

    private final Object instance;
    private final Duration grace;
    private final Executor background;
    private final CompletableFuture<Integer> done = new CompletableFuture<>();
    private final Timer timer;
    private final RunLoop loop;
    private int cancelled;

    /**
     * A request, not yet posted.
     *
     * @param loop of the partition
     * @param instance the identity of the instance
     * @param grace how long its tasks may go on
     * @param deadlineNanos the end of the grace period, monotonic
     * @param background completes the future, as nothing that waits for it may run on the loop
     */
    Drain(RunLoop loop, Object instance, Duration grace, long deadlineNanos, Executor background) {
        this.loop = loop;
        this.instance = instance;
        this.grace = grace;
        this.background = background;
        timer = new Timer(deadlineNanos, this::graceOver);
    }

    /** How many tasks were cancelled, when the instance has none left. */
    CompletableFuture<Integer> done() {
        return done;
    }

    @Override
    void deliver(RunLoop owner) {
        owner.ledger().timers().arm(timer);
        owner.ledger().add(this);
    }

    @Override
    void reject() {
        done.complete(0);
    }

    private void graceOver() {
        // Counted first: a task that has not begun ends while it is interrupted, and may complete this.
        cancelled = loop.ledger().countUninterrupted(instance);
        loop.interrupts().interruptAll(instance, new Interruption.Cancelled(
                "still running " + grace.toMillis() + " ms after the component was asked to stop"));
    }

    /** Whether the instance has no task left; then whoever waits is told. */
    boolean isDone(TaskLedger ledger) {
        if (ledger.hasTask(instance)) {
            return false;
        }
        ledger.timers().disarm(timer);
        int count = cancelled;
        background.execute(() -> done.complete(count));
        return true;
    }
}
