// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import wrt.api.scheduling.SchedulingPolicy;
import wrt.component.StoreLimits;
import wrt.core.Meter;
import wrt.core.fiber.FiberFactory;
import wrt.engine.platform.JavaBackend;
import wrt.engine.policy.ActivePolicy;
import wrt.engine.policy.PolicyFailure;
import wrt.engine.policy.PolicyGuard;
import wrt.engine.policy.PolicySource;
import wrt.engine.policy.StallDetector;

/** A run loop for tasks made by hand: turned by the test itself, or carried by a thread. */
final class TestLoop implements AutoCloseable {

    final CollectedLog log = new CollectedLog();
    final List<PolicyFailure> failures = Collections.synchronizedList(new ArrayList<>());
    final Ownership ownership = new Ownership(new JavaBackend().parker());
    final PolicyGuard guard;
    final RunLoop loop;
    final LongSupplier ticker;
    private final AtomicInteger queued = new AtomicInteger();
    private final ConcurrentHashMap<String, ComponentAccount> accounts = new ConcurrentHashMap<>();
    private Thread carrier;

    TestLoop() {
        this(System::nanoTime, PartitionSettings.defaults(), FiberFactory.best());
    }

    TestLoop(LongSupplier ticker, PartitionSettings settings, FiberFactory fibers) {
        this.ticker = ticker;
        guard = new PolicyGuard(task -> task instanceof TestTask own ? own.block.entry() : null, ticker,
                new StallDetector(Long.MAX_VALUE), (policy, failure) -> failures.add(failure));
        loop = new RunLoop(0, ownership, guard, fibers, fuel -> new FuelClock(1000, fuel), ticker, log, settings,
                Meter.DEFAULT_CALL_DEPTH, StoreLimits.defaults());
    }

    static PartitionSettings with(PartitionLimits limits) {
        PartitionSettings defaults = PartitionSettings.defaults();
        return new PartitionSettings(limits, defaults.callerRuns(), defaults.callerRunsFuel(), defaults.checkFuel(),
                defaults.decisionLimitNanos(), defaults.deadlockGraceNanos(), defaults.cancelGraceNanos());
    }

    /** Uses fuel, as guest code does. */
    void consume(long fuel) {
        long left = fuel;
        Meter meter = loop.store().meter();
        while (left > 0) {
            long step = Math.min(left, 10);
            left -= step;
            meter.refill(meter.remaining() - step);
            if (meter.remaining() < 0) {
                loop.exhausted(meter);
            }
        }
    }

    ComponentAccount account(String component) {
        return accounts.computeIfAbsent(component, c -> new ComponentAccount());
    }

    ControlBlock block(TestTask task, Completion completion) {
        ControlBlock block = new ControlBlock(task, task, new Route(), account(task.component()), task.component(),
                completion);
        block.createdNanos = ticker.getAsLong();
        task.block = block;
        return block;
    }

    void timeout(TestTask task, Duration limit) {
        task.block.timer = new Timer(ticker.getAsLong() + limit.toNanos(),
                () -> loop.interrupts().interrupt(task.block, new Interruption.TimedOut(limit)));
    }

    /** Posts a task; the future gives what it failed with, or null. */
    CompletableFuture<RuntimeException> submit(TestTask task) {
        CompletableFuture<RuntimeException> ended = new CompletableFuture<>();
        post(block(task, done -> ended.complete(Failures.of(done))));
        return ended;
    }

    void post(ControlBlock block) {
        queued.incrementAndGet();
        loop.post(new StartMessage(block, queued));
    }

    void install(String name, SchedulingPolicy policy) {
        loop.post(new InstallMessage(new ActivePolicy(name, PolicySource.BUILT_IN, policy), handedOver -> {
        }));
    }

    /** One turn of the carrier, on the test's thread. */
    RunLoop.Turn turn() {
        Thread self = Thread.currentThread();
        if (!ownership.tryOwn(self)) {
            throw new IllegalStateException("somebody owns the partition");
        }
        return loop.turn(self);
    }

    private void joinCarrier() {
        try {
            carrier.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Makes a thread the carrier. */
    TestLoop started() {
        carrier = new Thread(() -> loop.carry(Thread.currentThread()), "test-carrier");
        carrier.setDaemon(true);
        carrier.start();
        return this;
    }

    /** Makes a call from a host thread, on its own stack if the partition is idle. */
    RuntimeException call(TestTask task) {
        Thread self = Thread.currentThread();
        BlockedCaller waiting = new BlockedCaller();
        ControlBlock block = block(task, Completion.NONE);
        return call(block, waiting, self);
    }

    RuntimeException call(ControlBlock block, BlockedCaller waiting, Thread self) {
        if (ownership.tryOwn(self)) {
            boolean idle = loop.isIdle();
            if (idle) {
                loop.callers().runDirect(block, loop.settings());
            }
            loop.release();
            if (block.callerInterrupted) {
                self.interrupt();
            }
            if (idle) {
                return Failures.of(block);
            }
        }
        waiting.arm(self);
        block.completion(waiting);
        post(block);
        waiting.await(block, loop);
        return Failures.of(block);
    }

    @Override
    public void close() {
        if (carrier != null) {
            loop.post(new StopMessage());
            joinCarrier();
            if (carrier.isAlive()) {
                throw new AssertionError("the carrier did not end: " + List.of(carrier.getStackTrace()));
            }
        }
    }
}
