// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import wrt.engine.policy.EngineLog;

/**
 * Looks from outside whether a policy comes back from its decisions. One that does not is reported once with its stack,
 * and the carrier is interrupted, which ends a policy that sleeps or waits.
 *
 * <p>Concurrency: runs on a thread of its own.
 */
final class Watchdog implements AutoCloseable {

    private final Thread thread;
    private final Supplier<List<CarriedPartition>> partitions;
    private final EngineLog log;
    private Map<CarriedPartition, Long> seen = Map.of();

    /**
     * A watchdog that is on its way.
     *
     * @param partitions what it watches, at each moment
     * @param log where it reports
     * @param periodMillis how often it looks; a policy is reported after one to two periods
     */
    Watchdog(Supplier<List<CarriedPartition>> partitions, EngineLog log, long periodMillis) {
        this.partitions = partitions;
        this.log = log;
        thread = Thread.ofPlatform().daemon().name("wrt-watchdog").start(() -> watch(periodMillis));
    }

    private void watch(long periodMillis) {
        try {
            while (true) {
                Thread.sleep(periodMillis);
                look();
            }
        } catch (InterruptedException e) {
            // It is closed.
        }
    }

    private void look() {
        Map<CarriedPartition, Long> now = new HashMap<>();
        for (CarriedPartition each : partitions.get()) {
            long before = seen.getOrDefault(each, 0L);
            long decision = each.partition().loop().guard().decision();
            boolean isInPolicy = (decision & 1) != 0;
            if (isInPolicy && decision == before) {
                report(each);
                now.put(each, -decision);
            } else {
                now.put(each, decision == -before ? before : decision);
            }
        }
        seen = now;
    }

    private void report(CarriedPartition stuck) {
        Thread carrier = stuck.carrier().thread();
        Exception where = new Exception("the carrier's stack");
        where.setStackTrace(carrier.getStackTrace());
        log.error("policy " + stuck.partition().loop().guard().active().name() + " does not come back in partition "
                + stuck.partition().number() + "; its carrier is interrupted", where);
        carrier.interrupt();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
