// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import wrt.api.platform.Carrier;
import wrt.api.platform.PlatformBackend;
import wrt.api.scheduling.SchedulableTask;
import wrt.component.StoreLimits;
import wrt.component.Task;
import wrt.core.fiber.FiberFactory;
import wrt.engine.policy.EngineLog;
import wrt.engine.policy.PolicyGuard;
import wrt.engine.policy.ReadyEntry;
import wrt.engine.policy.StallDetector;

/**
 * Makes partitions from the configuration with which the engine started.
 *
 * <p>Concurrency: used by one thread.
 */
final class PartitionFactory {

    // A guest's Java frame takes about a hundred bytes when compiled and several hundred before that. wrt.core states it
    // for each module, but no module is known when a carrier is made; address space costs nothing.
    private static final long BASE_STACK = 1 << 20;
    private static final long STACK_PER_CALL = 1024;

    // The call depth that fits into the stack of an ordinary thread, beside its own frames.
    private static final int DEPTH_ON_CALLERS = 1024;

    private final EngineConfig config;
    private final Refusals refusals;
    private final PlatformBackend backend;
    private final FiberFactory fibers;
    private final Neighbours neighbours;
    private final Executor background;
    private final EngineLog log;
    private final PolicyFailureListener onFailure;

    PartitionFactory(EngineConfig config, Refusals refusals, PlatformBackend backend, FiberFactory fibers,
            Neighbours neighbours, Executor background, EngineLog log, PolicyFailureListener onFailure) {
        this.config = config;
        this.refusals = refusals;
        this.backend = backend;
        this.fibers = fibers;
        this.neighbours = neighbours;
        this.background = background;
        this.log = log;
        this.onFailure = onFailure;
    }

    /** A partition with its carrier, not started; what can be changed later is given, the rest is that of the start. */
    CarriedPartition create(int number, PartitionSettings settings, CarrierPlan plan) {
        Ownership ownership = new Ownership(backend.parker());
        PolicyGuard guard = new PolicyGuard(
                PartitionFactory::entryOf, System::nanoTime, new StallDetector(settings.decisionLimitNanos()),
                (policy, failure) -> onFailure.failed(number, policy, failure));
        RunLoop loop = new RunLoop(number, ownership, guard, fibers, clock(), System::nanoTime, log, settings,
                config.call_depth(), new StoreLimits(config.limit_handles(), config.limit_lifted_bytes()));
        LocalPartition partition = new LocalPartition(number, loop, ownership, neighbours, background,
                System::nanoTime, config.call_depth() <= DEPTH_ON_CALLERS);
        CompletableFuture<Carrier> self = new CompletableFuture<>();
        Carrier carrier = backend.threads().create(plan.request(number, stackBytes()), () -> {
            refusals.look(self.join());
            loop.carry(Thread.currentThread());
        });
        self.complete(carrier);
        return new CarriedPartition(partition, ownership, carrier);
    }

    private static @Nullable ReadyEntry entryOf(SchedulableTask task) {
        ControlBlock block = task instanceof Task own ? LoopScheduler.blockOf(own) : null;
        return block == null ? null : block.entry();
    }

    /** What of the configuration can be changed while a partition runs. */
    static PartitionSettings settings(EngineConfig config, CarrierClass carriers) {
        PartitionLimits limits = new PartitionLimits(config.limit_tasks(), config.limit_tasks_component(),
                config.limit_queue(), config.limit_wakers(), config.limit_work_fuel());
        return new PartitionSettings(limits, config.caller_runs() && !carriers.isRealTime(),
                config.caller_runs_fuel(), config.check_fuel(), config.policy_decision_limit_ms() * 1_000_000,
                config.deadlock_grace_ms() * 1_000_000, config.cancel_grace_ms() * 1_000_000);
    }

    private Function<Counter, Clock> clock() {
        return switch (config.time_base()) {
            case "fuel" -> fuel -> new FuelClock(config.time_nanos_per_fuel(), fuel);
            case "monotonic" -> fuel -> new MonotonicClock(System::nanoTime);
            default -> throw new IllegalArgumentException(
                    EngineConfig.PID + " time.base: must be fuel or monotonic, but is " + config.time_base());
        };
    }

    private long stackBytes() {
        return config.carrier_stack_kib() > 0
                ? config.carrier_stack_kib() << 10
                : BASE_STACK + STACK_PER_CALL * config.call_depth();
    }
}
