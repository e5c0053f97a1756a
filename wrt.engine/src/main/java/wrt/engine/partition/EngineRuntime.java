// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import wrt.api.platform.PlatformBackend;
import wrt.api.platform.PlatformException;
import wrt.core.fiber.FiberFactory;
import wrt.engine.policy.EngineLog;

/**
 * The partitions with all that lets them run.
 *
 * <p>Concurrency: built, started and stopped by one thread; everything else is safe from any thread.
 */
final class EngineRuntime {

    private final EngineLog log;
    private final FiberFactory fibers = FiberFactory.best();
    private final Neighbours neighbours = new Neighbours();
    private final Executor background = task -> Thread.ofVirtual().name("wrt-background").start(task);
    private final CarrierClass carriers;
    private final List<CarriedPartition> partitions;
    private final Watchdog watchdog;

    /**
     * Partitions that do not run yet.
     *
     * @param config of the engine
     * @param backend the platform
     * @param log for people
     * @param onFailure told of policies that fail
     */
    EngineRuntime(EngineConfig config, PlatformBackend backend, EngineLog log, PolicyFailureListener onFailure) {
        this.log = log;
        carriers = CarrierClass.of(config, problem -> log.error(problem, null));
        PartitionFactory factory = new PartitionFactory(config, carriers, backend, fibers, neighbours, background, log,
                onFailure);
        int wanted = config.partitions() == 0 ? backend.threads().processors() : config.partitions();
        partitions = create(factory, wanted);
        neighbours.are(partitions.stream().map(CarriedPartition::partition).toList());
        watchdog = new Watchdog(partitions, log, config.policy_watchdog_ms());
    }

    private List<CarriedPartition> create(PartitionFactory factory, int wanted) {
        List<CarriedPartition> created = new ArrayList<>();
        try {
            while (created.size() < wanted) {
                created.add(factory.create(created.size()));
            }
        } catch (PlatformException e) {
            if (created.isEmpty() || e.kind() != PlatformException.Kind.LIMIT) {
                created.forEach(each -> each.ownership().close());
                throw e;
            }
            log.error("configuration " + EngineConfig.PID + ": partitions is " + wanted + ", but there are "
                    + created.size() + ": " + e.getMessage(), null);
        }
        return List.copyOf(created);
    }

    void start() {
        partitions.forEach(each -> each.carrier().start());
    }

    /** Ends all tasks and waits for the carriers, but not for ever. */
    void stop(long graceMillis) {
        watchdog.close();
        partitions.forEach(each -> each.partition().stop());
        long end = System.nanoTime() + graceMillis * 1_000_000;
        try {
            for (CarriedPartition each : partitions) {
                long least = System.nanoTime() + 1_000_000;
                if (!each.join(end - least > 0 ? end : least)) {
                    Exception where = new Exception("the carrier's stack");
                    where.setStackTrace(each.carrier().thread().getStackTrace());
                    log.error("partition " + each.partition().number() + " did not end within " + graceMillis + " ms",
                            where);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes over what of a configuration can be changed while partitions run. */
    void change(EngineConfig config) {
        PartitionSettings settings = PartitionFactory.settings(config, carriers);
        partitions.forEach(each -> each.partition().loop().settings(settings));
    }

    List<CarriedPartition> partitions() {
        return partitions;
    }

    FiberFactory fibers() {
        return fibers;
    }

    Executor background() {
        return background;
    }

    /** Whether the caller is a partition's code, which must not wait for a partition. */
    boolean isInside() {
        return neighbours.insideOf(Thread.currentThread()) != null;
    }
}
