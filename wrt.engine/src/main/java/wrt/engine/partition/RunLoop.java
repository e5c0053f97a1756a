// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import wrt.api.component.FuelExhaustedException;
import wrt.api.platform.Parker;
import wrt.component.ComponentInstance;
import wrt.component.Store;
import wrt.component.StoreLimits;
import wrt.core.FuelHandler;
import wrt.core.Meter;
import wrt.core.fiber.FiberFactory;
import wrt.engine.policy.EngineLog;
import wrt.engine.policy.PolicyGuard;
import wrt.engine.policy.ReadyEntry;

/**
 * The state of a partition and its cycle: take the inbox, advance the clock, ask the policy, run the task that it picks
 * until its quantum ends, account.
 *
 * <p>Concurrency: owned by whoever owns the partition, except {@link #post}, the settings and the figures, which any
 * thread may use.
 *
 * <p>Source: design, "The run loop of a partition".
 */
final class RunLoop implements FuelHandler {

    // Only the carrier runs the cycle, and only it resumes fibers, so that a host function on a fiber sees one Java
    // thread from its beginning to its end. A caller's thread that owns the partition runs its own task and nothing
    // else. When the policy has another task in mind, it gives the partition up, and the carrier passes it back by
    // "resuming" the caller's stack: granting it the ownership.

    private final int number;
    private final Inbox inbox = new Inbox();
    private final Ownership ownership;
    private final PolicyGuard guard;
    private final TimerQueue timers = new TimerQueue();
    private final TaskLedger ledger;
    private final WorkerPool workers;
    private final Clock clock;
    private final LongSupplier ticker;
    private final EngineLog log;
    private final ArrayDeque<Runnable> work = new ArrayDeque<>();
    private final PartitionCounters counters = new PartitionCounters();
    private final FuelGauge gauge;
    private final Store store;
    private final WaitingTasks waiting;
    private final DeadlockWatch deadlocks;
    private final Runnable leaveStack = this::leaveStack;
    private volatile PartitionSettings settings;
    private @Nullable Thread carrier;

    private @Nullable ControlBlock running;
    private @Nullable ControlBlock leaving;
    private @Nullable ReadyEntry chosen;
    private long usedSinceTick;
    private boolean preempt;
    private int stagesAwaited;
    private final IdleTime idle;
    private long sleepsUntil;

    /**
     * A partition's state, nothing running.
     *
     * @param number its number
     * @param ownership who owns it
     * @param guard its policy
     * @param fibers what its tasks run on
     * @param clock its time
     * @param ticker monotonic time in ns
     * @param log for people
     * @param settings what can be changed later
     * @param callDepth how many calls of guest functions may be nested
     * @param storeLimits of each guest
     */
    RunLoop(int number, Ownership ownership, PolicyGuard guard, FiberFactory fibers, Clock clock, LongSupplier ticker,
            EngineLog log, PartitionSettings settings, int callDepth, StoreLimits storeLimits) {
        this.number = number;
        this.ownership = ownership;
        this.guard = guard;
        this.clock = clock;
        this.ticker = ticker;
        this.log = log;
        this.settings = settings;
        ledger = new TaskLedger(number, timers);
        workers = new WorkerPool(fibers, this);
        Meter meter = new Meter(this, callDepth);
        gauge = new FuelGauge(meter, clock, counters.fuel);
        store = new Store(meter, new LoopScheduler(this), storeLimits, fibers);
        waiting = new WaitingTasks(this);
        deadlocks = new DeadlockWatch(this);
        idle = new IdleTime(clock, ticker.getAsLong());
    }

    /** Posts a message; it is rejected if the partition is closed. */
    void post(Message message) {
        if (inbox.post(message)) {
            ownership.wakeIfFree();
        } else {
            message.reject();
        }
    }

    int number() {
        return number;
    }

    /** The tasks that can wait without a stack. */
    WaitingTasks waiting() {
        return waiting;
    }

    long now() {
        return ticker.getAsLong();
    }

    PartitionCounters counters() {
        return counters;
    }

    TaskLedger ledger() {
        return ledger;
    }

    PolicyGuard guard() {
        return guard;
    }

    Store store() {
        return store;
    }

    Clock clock() {
        return clock;
    }

    PartitionSettings settings() {
        return settings;
    }

    void settings(PartitionSettings changed) {
        settings = changed;
    }

    // ---- the carrier ----

    /** How a carrier's turn ended. */
    enum Turn {
        /** Nothing is left to do; the partition was given up. */
        IDLE,
        /** A caller's thread owns the partition. */
        HANDED_OVER,
        /** The partition is closed. */
        ENDED
    }

    /** Runs the partition until it is stopped. */
    void carry(Thread self) {
        while (true) {
            if (ownership.tryOwnOrSleep(self)) {
                Turn turn = turn(self);
                if (turn == Turn.ENDED) {
                    return;
                }
                if (turn == Turn.IDLE && inbox.isEmpty()) {
                    ownership.sleep(sleepsUntil);
                }
            }
            // A host function may have left an interrupt behind, with which nothing can sleep.
            Thread.interrupted();
        }
    }

    /** Runs what there is; the carrier, which owns the partition before, does not afterwards. */
    Turn turn(Thread self) {
        carrier = self;
        ownership.runsOn(self);
        if (!isIdleAfterGuardedCycle()) {
            return Turn.HANDED_OVER;
        }
        if (ledger.isStopping() && ledger.tasks().size() == 0) {
            close();
            return Turn.ENDED;
        }
        sleepsUntil = timers.next();
        idle.begin(ticker.getAsLong());
        ownership.release();
        return Turn.IDLE;
    }

    // An error in here would be the engine's own; the other tasks are not to pay for it.
    private boolean isIdleAfterGuardedCycle() {
        while (true) {
            try {
                return isIdleAfterCycle();
            } catch (RuntimeException | Error e) {
                running = null;
                ownership.runsOn(carrier);
                log.error("partition " + number + ": the run loop failed and goes on", e);
            }
        }
    }

    /** Runs what there is; false when a caller's thread was made the owner before nothing was left. */
    private boolean isIdleAfterCycle() {
        long now = ticker.getAsLong();
        idle.end(now);
        while (true) {
            counters.cycles.add(1);
            takeInbox();
            timers.fire(now);
            runWork();
            ReadyEntry picked = chosen != null ? chosen : guard.next();
            chosen = null;
            if (picked != null) {
                if (isHandedOver((ControlBlock) picked.owner())) {
                    return false;
                }
                now = guard.decided();
            } else {
                now = ticker.getAsLong();
                if (inbox.isEmpty() && work.isEmpty() && !timers.isDue(now)) {
                    deadlocks.idle(now);
                    return true;
                }
            }
        }
    }

    /** Gives a task the processor; true if that is a caller's thread, which owns the partition from then on. */
    private boolean isHandedOver(ControlBlock root) {
        if (root.state == ControlBlock.State.DONE) {
            return false; // ended since it was picked, with its component
        }
        Interruption early = root.interruption;
        if (early != null && !root.hasStack()) {
            end(root, early);
            return false;
        }
        begin(root);
        running = root.top;
        gauge.grant(root.top, settings.checkFuel());
        Thread caller = root.caller;
        if (caller != null) {
            ownership.grant(caller);
            return true;
        }
        Worker worker = root.worker;
        if (worker == null) {
            worker = workers.take();
            worker.assign(root);
            root.worker = worker;
        }
        ownership.runsOn(worker.thread() != null ? worker.thread() : carrier);
        worker.resume();
        ownership.runsOn(carrier);
        if (root.isTurnOver()) {
            root.worker = null;
            workers.give(worker);
            settle(root);
        }
        return false;
    }

    // A turn is over and its stack is free again.
    private void settle(ControlBlock root) {
        if (root.state == ControlBlock.State.DONE) {
            finish(root);
        } else {
            waiting.settle(root);
        }
    }

    // Ends a task that is not on a stack.
    private void end(ControlBlock root, Interruption why) {
        root.state = ControlBlock.State.DONE;
        root.verdict = isOfDeadInstance(root) ? Failures.cannotEnter(root.task()) : why.exception(root.task());
        if (root.body().isAsync()) {
            root.body().fail(root.verdict);
        }
        if (root.slot >= 0) {
            finish(root);
        }
    }

    // It has not begun, and never could: its caller may make it again with whatever replaces the instance.
    private static boolean isOfDeadInstance(ControlBlock root) {
        return !root.body().wasStarted() && root.instance() instanceof ComponentInstance instance
                && instance.poisoned();
    }

    /** Ends a task that another one's turn has left nothing of. */
    void drop(ControlBlock block) {
        if (block.state == ControlBlock.State.READY) {
            guard.remove(block.entry());
        }
        block.state = ControlBlock.State.DONE;
        finish(block);
    }

    private void begin(ControlBlock root) {
        preempt = false;
        root.state = ControlBlock.State.RUNNING;
        gauge.quantum(Math.min(guard.quantum(root.entry()), root.quantum));
        counters.switches.add(1);
        root.account().switches.add(1);
    }

    /** Runs a task from its beginning to its end, on its own stack. */
    void runBody(ControlBlock block) {
        try {
            if (block.cancelRequested && !block.cancelDelivered) {
                block.cancelDelivered = true;
                block.body().requestCancellation();
            } else {
                block.body().run();
            }
        } catch (Throwable e) {
            block.verdict = Failures.escaped(block.task(), e);
        }
        gauge.settle(block);
        running = null;
        waiting.turnEnded(block);
    }

    /** Names the thread on whose stack the partition's code runs from now on. */
    void runsOn(Thread thread) {
        ownership.runsOn(thread);
    }

    private void takeInbox() {
        Message message = inbox.takeAll();
        while (message != null) {
            Message behind = message.next;
            message.next = null;
            try {
                message.deliver(this);
            } catch (RuntimeException | Error e) {
                log.error("partition " + number + ": a message could not be delivered", e);
            }
            message = behind;
        }
    }

    private void runWork() {
        for (Runnable each = work.poll(); each != null; each = work.poll()) {
            gauge.grantWork(settings.limits().workFuel());
            each.run();
            gauge.settle(null);
        }
    }

    private void close() {
        workers.close();
        Message message = inbox.close();
        while (message != null) {
            Message behind = message.next;
            message.reject();
            message = behind;
        }
        ownership.release();
    }

    // ---- a caller's thread ----

    /** Whether a caller that has just taken the partition may run its own call at once. */
    boolean isIdle() {
        return inbox.isEmpty() && guard.size() == 0 && work.isEmpty() && !ledger.isStopping();
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
        if (ledger.admit(block, settings.limits())) {
            counters.callerRuns.add(1);
            begin(block);
            running = block;
            gauge.grant(block, settings.checkFuel());
            runBody(block);
            block.caller = null;
            settle(block);
        }
        if (isTimed) {
            block.route().took(idle.wasShort(block.createdNanos));
        }
    }

    /** Gives the partition up, after a call or without one. */
    void release() {
        boolean isWorkLeft = guard.size() > 0 || !work.isEmpty() || ledger.isStopping()
                || timers.isBefore(sleepsUntil);
        boolean isAwaited = ownership.release();
        if (isWorkLeft || isAwaited || !inbox.isEmpty()) {
            ownership.wakeCarrier();
        }
    }

    // ---- tasks ----

    /** A call arrived. */
    void start(ControlBlock block) {
        if (ledger.admit(block, settings.limits())) {
            ready(block);
        }
    }

    /** A task can go on. */
    void ready(ControlBlock root) {
        root.state = ControlBlock.State.READY;
        ControlBlock now = running;
        if (now != null && guard.preempts(root.entry(), now.root.entry())) {
            preempt = true;
        }
        guard.add(root.entry());
    }

    private void finish(ControlBlock block) {
        long now = ControlBlock.UNTIMED;
        if (block.isTimed()) {
            now = ticker.getAsLong();
            idle.begin(now);
        } else {
            idle.skipped();
        }
        ledger.finish(block, settings, now);
    }

    /** Ends a task at its next check point, or at once where it waits or has not begun. */
    void interrupt(ControlBlock block, Interruption why) {
        if (block.state == ControlBlock.State.DONE || block.interruption != null) {
            return;
        }
        block.interruption = why;
        ControlBlock root = block.root;
        if (root.state == ControlBlock.State.WAITING) {
            if (root.hasStack()) {
                root.waitingFor = null;
                ready(root);
            } else {
                end(root, why);
            }
        } else if (root.state == ControlBlock.State.READY && !root.hasStack() && guard.remove(root.entry())) {
            end(root, why);
        }
    }

    /** Ends every task of an instance. */
    void interruptAll(Object instance, Interruption why) {
        for (ControlBlock block : ledger.tasks().snapshot()) {
            if (block.instance() == instance) {
                interrupt(block, why);
            }
        }
    }

    void addWork(Runnable piece) {
        work.add(piece);
    }

    /** Refuses what comes from now on and ends what is there. */
    void stop() {
        ledger.stop();
        for (ControlBlock block : ledger.tasks().snapshot()) {
            interrupt(block, new Interruption.Cancelled("the engine stops"));
        }
    }

    // ---- on a guest's stack ----

    /** The innermost call on the running stack, or null. */
    @Nullable
    ControlBlock running() {
        return running;
    }

    @Override
    public void exhausted(Meter meter) {
        ControlBlock block = running;
        usedSinceTick += gauge.settle(block);
        if (block != null && !block.root.isTimed()) {
            block.root.createdNanos = ticker.getAsLong(); // not so short after all
        }
        if (block == null) {
            long limit = settings.limits().workFuel();
            throw new FuelExhaustedException("partition " + number, "work on the run loop (limit.work.fuel)", limit,
                    limit + gauge.overdraw());
        }
        check(block);
        if (gauge.isQuantumUsed() || preempt || !inbox.isEmpty() || isTickDue()) {
            boundary(block);
        }
        gauge.grant(block, settings.checkFuel());
    }

    // The part of the cycle that needs no switch.
    private void boundary(ControlBlock block) {
        takeInbox();
        if (isTickDue()) {
            usedSinceTick = 0;
            timers.fire(ticker.getAsLong());
        }
        check(block);
        if (gauge.isQuantumUsed() || preempt || !work.isEmpty()) {
            endQuantum(block);
            check(block);
        }
    }

    private boolean isTickDue() {
        return usedSinceTick >= settings.checkFuel() && !timers.isEmpty();
    }

    private void endQuantum(ControlBlock block) {
        ControlBlock root = block.root;
        preempt = false;
        counters.cycles.add(1);
        if (!root.pinned && (guard.size() > 0 || !work.isEmpty())) {
            root.state = ControlBlock.State.READY;
            guard.add(root.entry());
            ReadyEntry picked = work.isEmpty() ? guard.next() : null;
            if (picked != root.entry()) {
                chosen = picked;
                counters.preemptions.add(1);
                switchAway(root, block);
                return;
            }
            root.state = ControlBlock.State.RUNNING;
        }
        gauge.quantum(Math.min(guard.quantum(root.entry()), root.quantum));
    }

    /**
     * Suspends the running stack until what it waits for has happened and the policy picks it.
     *
     * @throws IllegalStateException if there is no stack that could be suspended
     */
    void waitFor(Object reason) {
        ControlBlock block = running;
        if (block == null || block.root.pinned) {
            throw new IllegalStateException("partition " + number
                    + ": work on the run loop cannot wait, neither for a stage nor for an instance that is in use");
        }
        gauge.settle(block);
        check(block);
        ControlBlock root = block.root;
        root.state = ControlBlock.State.WAITING;
        root.waitingFor = reason;
        for (ControlBlock each = block; each != null; each = each.outer) {
            each.waited = true;
        }
        counters.waiting.add(1);
        try {
            switchAway(root, block);
        } finally {
            counters.waiting.add(-1);
        }
        check(block);
    }

    /** What a task waits for has happened. */
    void wake(ControlBlock root, Object reason) {
        if (root.state == ControlBlock.State.WAITING && root.waitingFor == reason) {
            root.waitingFor = null;
            ready(root);
        }
    }

    /** Counts one more stage that is waited for; false if that is one too many. */
    boolean takeWaker() {
        if (stagesAwaited >= settings.limits().wakers()) {
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
        root.top = innermost;
        running = null;
        leaving = root;
        try {
            store.switchAway(leaveStack);
        } catch (IllegalStateException e) {
            // The stack cannot be left (a native frame is on it): it goes on, which the policy has to bear.
            root.waitingFor = null;
            guard.remove(root.entry());
            if (chosen != null) {
                guard.add(chosen);
                chosen = null;
            }
            begin(root);
            running = innermost;
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
        ownership.release();
        ownership.wakeCarrier();
        ownership.awaitGrant(caller, () -> {
            root.callerInterrupted = true;
            post(new CancelMessage(root, root.task().id(), "its caller was interrupted"));
        });
    }

    /** Runs a call on the stack of the guest, or of the piece of work, that makes it. */
    void runNested(ControlBlock block) {
        ControlBlock outer = running;
        gauge.settle(outer);
        block.outer = outer;
        block.root = outer != null ? outer.root : block;
        block.pinned = outer == null;
        if (!ledger.admit(block, settings.limits())) {
            return;
        }
        if (outer == null) {
            begin(block);
        } else {
            block.state = ControlBlock.State.RUNNING;
        }
        running = block;
        gauge.grant(block, settings.checkFuel());
        runBody(block);
        running = outer;
        settle(block);
        if (outer == null) {
            gauge.grantWork(settings.limits().workFuel());
        } else {
            gauge.grant(outer, settings.checkFuel());
            check(outer);
        }
    }

    /** Throws if one of the calls on the stack is to end. */
    private static void check(ControlBlock block) {
        for (ControlBlock each = block; each != null; each = each.outer) {
            if (each.caller != null && each.interruption == null && Thread.interrupted()) {
                each.callerInterrupted = true;
                each.interruption = new Interruption.Cancelled("its caller was interrupted");
            }
            Interruption why = each.interruption;
            if (why != null) {
                throw why.exception(each.task());
            }
            if (each.task().fuelConsumed() > each.task().fuelBudget()) {
                throw Failures.exhausted(each.task());
            }
        }
    }
}
