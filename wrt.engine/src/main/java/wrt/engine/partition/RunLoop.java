// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.ArrayDeque;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import wrt.api.platform.Parker;
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
 * <p>Only the carrier runs the cycle, and only it resumes fibers, so that a host function on a fiber sees one Java thread
 * from its beginning to its end. A caller's thread that owns the partition runs its own task ({@link CallerRuns}) and
 * nothing else. When the policy has another task in mind, it gives the partition up ({@link Suspension}), and the carrier
 * passes it back by "resuming" the caller's stack: granting it the ownership.
 *
 * <p>Concurrency: owned by whoever owns the partition, except {@link #post}, the settings and the figures, which any
 * thread may use.
 *
 * <p>Source: design, "The run loop of a partition".
 */
final class RunLoop implements FuelHandler {

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
    private final CurrentSettings settings;
    private final FuelGauge gauge;
    private final Store store;
    private final WaitingTasks waiting;
    private final DeadlockWatch deadlocks;
    private final IdleTime idle;
    private final TaskEnd ends;
    private final Dispatcher dispatcher;
    private final Interrupts interrupts;
    private final Suspension suspension;
    private final CheckPoints checkPoints;
    private final CallerRuns callers;
    private @Nullable Thread carrier;
    private long sleepsUntil;

    // Nothing was left to do for the owner when the partition was given up last; only an owner can change that.
    private boolean calm = true;

    /**
     * A partition's state, nothing running.
     *
     * @param number its number
     * @param ownership who owns it
     * @param guard its policy
     * @param fibers what its tasks run on
     * @param clockOf its time, made of the count of fuel that is used
     * @param ticker monotonic time in ns
     * @param log for people
     * @param first settings, which can be changed later
     * @param callDepth how many calls of guest functions may be nested
     * @param storeLimits of each guest
     */
    RunLoop(int number, Ownership ownership, PolicyGuard guard, FiberFactory fibers, Function<Counter, Clock> clockOf,
            LongSupplier ticker, EngineLog log, PartitionSettings first, int callDepth, StoreLimits storeLimits) {
        this.number = number;
        this.ownership = ownership;
        this.guard = guard;
        this.clock = clockOf.apply(counters.fuel);
        this.ticker = ticker;
        this.log = log;
        settings = new CurrentSettings(first);
        ledger = new TaskLedger(number, timers);
        workers = new WorkerPool(fibers, this);
        Meter meter = new Meter(this, callDepth);
        gauge = new FuelGauge(meter, counters.fuel);
        store = new Store(meter, new LoopScheduler(this), storeLimits, fibers);
        store.reportThrough(log::error);
        waiting = new WaitingTasks(this);
        deadlocks = new DeadlockWatch(this);
        idle = new IdleTime(clock, counters.callerRuns, ticker.getAsLong());
        ends = new TaskEnd(ledger, guard, settings, idle, ticker);
        dispatcher = new Dispatcher(guard, gauge, counters, settings, waiting, ends);
        interrupts = new Interrupts(ledger, guard, dispatcher, ends);
        suspension = new Suspension(this, ownership, guard, dispatcher, gauge, workers, idle, ticker);
        checkPoints = new CheckPoints(this, guard, timers, work, dispatcher, suspension, gauge, ticker);
        callers = new CallerRuns(this, ledger, dispatcher, gauge, idle, ticker);
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

    /** Gives tasks the processor. */
    Dispatcher dispatcher() {
        return dispatcher;
    }

    /** Ends tasks from outside. */
    Interrupts interrupts() {
        return interrupts;
    }

    /** Takes stacks off. */
    Suspension suspension() {
        return suspension;
    }

    /** Runs calls on the stacks of their callers. */
    CallerRuns callers() {
        return callers;
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

    TaskEnd ends() {
        return ends;
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
        return settings.get();
    }

    void settings(PartitionSettings changed) {
        settings.set(changed);
    }

    /** The innermost call on the running stack, or null. */
    @Nullable
    ControlBlock running() {
        return dispatcher.running();
    }

    /** Names the thread on whose stack the partition's code runs from now on. */
    void runsOn(Thread thread) {
        ownership.runsOn(thread);
    }

    @Override
    public void exhausted(Meter meter) {
        checkPoints.exhausted(meter);
    }

    void addWork(Runnable piece) {
        work.add(piece);
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
        giveUp();
        return Turn.IDLE;
    }

    // An error in here would be the engine's own; the other tasks are not to pay for it.
    private boolean isIdleAfterGuardedCycle() {
        while (true) {
            try {
                return isIdleAfterCycle();
            } catch (RuntimeException | Error e) {
                dispatcher.idle();
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
            ReadyEntry chosen = suspension.takeChosen();
            ReadyEntry picked = chosen != null ? chosen : guard.next();
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
            ends.end(root, early);
            return false;
        }
        dispatcher.begin(root);
        dispatcher.proceed(root.top);
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
            dispatcher.settle(root);
        }
        return false;
    }

    /** Whether something was posted. */
    boolean hasMessages() {
        return !inbox.isEmpty();
    }

    /** Delivers what was posted. */
    void takeInbox() {
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
            gauge.grantWork(settings.get().limits().workFuel());
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
        giveUp();
    }

    /** Whether the owner that has just taken the partition finds nothing to do. */
    boolean isIdle() {
        return calm && inbox.isEmpty();
    }

    /** Gives the partition up, after a call or without one. */
    void release() {
        boolean isWorkLeft = !noteCalm() || timers.isBefore(sleepsUntil);
        boolean isAwaited = ownership.release();
        if (isWorkLeft || isAwaited || !inbox.isEmpty()) {
            ownership.wakeCarrier();
        }
    }

    /** Gives the partition up without a look at what comes next. */
    void giveUp() {
        noteCalm();
        ownership.release();
    }

    private boolean noteCalm() {
        calm = guard.size() == 0 && work.isEmpty() && !ledger.isStopping();
        return calm;
    }

    /** A call arrived. */
    void start(ControlBlock block) {
        block.disturbed = true;
        if (ledger.admit(block, settings.get().limits())) {
            dispatcher.ready(block);
        }
    }
}
