// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import wrt.component.Store;
import wrt.engine.policy.PolicyGuard;
import wrt.engine.policy.ReadyEntry;

/**
 * Takes stacks off in the middle: when their task waits, or when the policy prefers another one.
 *
 * <p>A fiber is suspended. A caller's thread gives the partition up and waits until it is granted again.
 *
 * <p>Concurrency: owned by whoever owns the partition.
 */
final class Suspension {

    private final RunLoop loop;
    private final Ownership ownership;
    private final PolicyGuard guard;
    private final Dispatcher dispatcher;
    private final FuelGauge gauge;
    private final WorkerPool workers;
    private final IdleTime idle;
    private final LongSupplier ticker;
    private final Runnable leaveStack = this::leaveStack;
    private @Nullable ControlBlock leaving;
    private @Nullable ReadyEntry chosen;
    private int stagesAwaited;

    /**
     * For the stacks of one partition.
     *
     * @param loop of the partition
     * @param ownership who owns it
     * @param guard the policy
     * @param dispatcher who has the processor
     * @param gauge what tasks use
     * @param workers whose fibers are suspended
     * @param idle learns when nothing runs any more
     * @param ticker monotonic time in ns
     */
    Suspension(RunLoop loop, Ownership ownership, PolicyGuard guard, Dispatcher dispatcher, FuelGauge gauge,
            WorkerPool workers, IdleTime idle, LongSupplier ticker) {
        this.loop = loop;
        this.ownership = ownership;
        this.guard = guard;
        this.dispatcher = dispatcher;
        this.gauge = gauge;
        this.workers = workers;
        this.idle = idle;
        this.ticker = ticker;
    }

    /**
     * Suspends the running stack until what it waits for has happened and the policy picks it.
     *
     * @throws IllegalStateException if there is no stack that could be suspended
     */
    void waitFor(Object reason) {
        ControlBlock block = dispatcher.running();
        if (block == null || block.root.pinned) {
            throw new IllegalStateException("partition " + loop.number()
                    + ": work on the run loop cannot wait, neither for a stage nor for an instance that is in use");
        }
        gauge.settle(block);
        Interrupts.check(block);
        ControlBlock root = block.root;
        root.state = ControlBlock.State.WAITING;
        root.waitingFor = reason;
        for (ControlBlock each = block; each != null; each = each.outer) {
            each.waited = true;
            each.disturbed = true;
        }
        Counter waiting = loop.counters().waiting;
        waiting.add(1);
        try {
            switchAway(root, block);
        } finally {
            waiting.add(-1);
        }
        Interrupts.check(block);
    }

    /** What a task waits for has happened. */
    void wake(ControlBlock root, Object reason) {
        if (root.state == ControlBlock.State.WAITING && root.waitingFor == reason) {
            root.waitingFor = null;
            dispatcher.ready(root);
        }
    }

    /** Suspends the running stack, whose task is ready, for another one that the policy has chosen, or for work. */
    void preempt(ControlBlock root, ControlBlock innermost, @Nullable ReadyEntry next) {
        chosen = next;
        switchAway(root, innermost);
    }

    /** Takes what the policy chose when a stack was suspended for it, if one was. */
    @Nullable
    ReadyEntry takeChosen() {
        ReadyEntry taken = chosen;
        chosen = null;
        return taken;
    }

    /** Counts one more stage that is waited for; false if that is one too many. */
    boolean takeWaker() {
        if (stagesAwaited >= loop.settings().limits().wakers()) {
            return false;
        }
        stagesAwaited++;
        return true;
    }

    void giveWaker() {
        stagesAwaited--;
    }

    private void switchAway(ControlBlock root, ControlBlock innermost) {
        boolean isWait = root.state == ControlBlock.State.WAITING;
        root.disturbed = true;
        root.top = innermost;
        if (loop.ledger().tasks().leave(root)) {
            root.caller = ownership.owner();
        }
        dispatcher.idle();
        leaving = root;
        try {
            loop.store().switchAway(leaveStack);
        } catch (IllegalStateException e) {
            // The stack cannot be left (a native frame is on it): it goes on, which the policy has to bear.
            root.waitingFor = null;
            guard.remove(root.entry());
            ReadyEntry other = takeChosen();
            if (other != null) {
                guard.add(other);
            }
            dispatcher.begin(root);
            dispatcher.resumed(innermost);
            if (isWait) {
                throw e;
            }
        }
    }

    private void leaveStack() {
        ControlBlock root = Objects.requireNonNull(leaving);
        leaving = null;
        Thread caller = root.caller;
        if (caller == null) {
            workers.suspend();
            return;
        }
        root.handedOver = true;
        idle.begin(ticker.getAsLong());
        loop.giveUp();
        ownership.wakeCarrier();
        ownership.awaitGrant(caller, () -> {
            root.callerInterrupted = true;
            loop.post(new CancelMessage(root, root.task().id(), "its caller was interrupted"));
        });
    }
}
