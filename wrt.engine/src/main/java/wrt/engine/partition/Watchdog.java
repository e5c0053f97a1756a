// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.List;
import wrt.engine.policy.EngineLog;

/**
 * Looks from outside whether a policy comes back from its decisions. One that does not is reported once with its stack,
 * and the carrier is interrupted, which ends a policy that sleeps or waits.
 *
 * <p>Concurrency: runs on a thread of its own.
 */
final class Watchdog implements AutoCloseable {

    private final Thread thread;
    private final List<CarriedPartition> partitions;
    private final EngineLog log;
    private final long[] seen;

    /**
     * A watchdog that is on its way.
     *
     * @param partitions what it watches
     * @param log where it reports
     * @param periodMillis how often it looks; a policy is reported after one to two periods
     */
    Watchdog(List<CarriedPartition> partitions, EngineLog log, long periodMillis) {
        this.partitions = partitions;
        this.log = log;
        seen = new long[partitions.size()];
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
        for (int i = 0; i < seen.length; i++) {
            long decision = partitions.get(i).partition().loop().guard().decision();
            boolean isInPolicy = (decision & 1) != 0;
            if (isInPolicy && decision == seen[i]) {
                report(partitions.get(i));
                seen[i] = -decision;
            } else if (decision != -seen[i]) {
                seen[i] = decision;
            }
        }
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
