// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;
import wrt.api.platform.Metric;
import wrt.api.platform.QualityOfService;
import wrt.engine.platform.Expirations;
import wrt.platform.macos.system.Abi;
import wrt.platform.macos.system.DispatchFunction;
import wrt.platform.macos.system.Mach;

/**
 * Watches how prompt the system is: at an interval it notes how late a timer of low quality of service is, and how long
 * the queue of the timers takes to run what is submitted to it. What the process has used is read when asked for.
 *
 * <p>Concurrency: samples are taken on queues of the system; figures are read from any thread.
 *
 * <p>Source: seed, MacOsPerformanceMonitor; getrusage(2).
 */
final class PerformanceMonitor implements AutoCloseable {

    private static final int SELF = 0;

    private final DispatchQueue watched;
    private final DispatchGroup inFlight = DispatchGroup.create();
    private final DispatchQueue queue = DispatchQueue.create("wrt.monitor", ServiceClass.of(QualityOfService.UTILITY));
    private final DispatchFunction sample = new DispatchFunction(this::sample);
    private final DispatchFunction arrival = new DispatchFunction(this::arrive);
    private final DispatchTimerSource timer;

    // Only on the monitor's own queue.
    private final Expirations expirations;

    private volatile long submitted;
    private final AtomicLong samples = new AtomicLong();
    private final LongAccumulator latest = new LongAccumulator(Math::max, 0);
    private final LongAccumulator slowest = new LongAccumulator(Math::max, 0);

    /**
     * Begins to watch.
     *
     * @param watched the queue of the timers
     * @param intervalMillis from one sample to the next, at least 1
     */
    PerformanceMonitor(DispatchQueue watched, long intervalMillis) {
        this.watched = watched;
        long intervalNanos = TimeUnit.MILLISECONDS.toNanos(intervalMillis);
        inFlight.enter(); // Left when the timer has ended.
        timer = DispatchTimerSource.create(queue, inFlight.address(), sample.address(), DispatchGroup.LEAVE);
        expirations = new Expirations(System.nanoTime() + intervalNanos, intervalNanos);
        timer.arm(expirations.due());
    }

    private void sample() {
        long now = System.nanoTime();
        long due = expirations.due();
        if (expirations.take(now) > 0) {
            latest.accumulate(now - due);
            inFlight.enter();
            submitted = System.nanoTime();
            watched.submit(0, arrival.address());
            // On the same queue after it, so that no Java runs any more when the group is empty.
            watched.submit(inFlight.address(), DispatchGroup.LEAVE);
        }
        timer.arm(expirations.due());
    }

    private void arrive() {
        slowest.accumulate(System.nanoTime() - submitted);
        samples.incrementAndGet();
    }

    /** What was seen so far. */
    List<Metric> metrics() {
        return List.of(new Metric("monitor.dispatch-latency.max", slowest.get(), "ns"),
                new Metric("monitor.samples", samples.get(), "samples"),
                new Metric("monitor.timer-lateness.max", latest.get(), "ns"));
    }

    /** What the process has used, by the system's account; nothing if it does not say. */
    static List<Metric> usage() {
        List<Metric> all = new ArrayList<>();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment usage = arena.allocate(Abi.RUSAGE_BYTES, Long.BYTES);
            if (Mach.getrusage(SELF, usage.address()) == 0) {
                all.add(new Metric("process.switches.involuntary",
                        usage.get(ValueLayout.JAVA_LONG, Abi.RUSAGE_INVOLUNTARY), "switches"));
                all.add(new Metric("process.switches.voluntary",
                        usage.get(ValueLayout.JAVA_LONG, Abi.RUSAGE_VOLUNTARY), "switches"));
                all.add(new Metric("process.time.system", micros(usage, Abi.RUSAGE_SYSTEM), "us"));
                all.add(new Metric("process.time.user", micros(usage, Abi.RUSAGE_USER), "us"));
            }
        }
        return all;
    }

    private static long micros(MemorySegment usage, int at) {
        return TimeUnit.SECONDS.toMicros(usage.get(ValueLayout.JAVA_LONG, at))
                + usage.get(ValueLayout.JAVA_INT, at + Long.BYTES);
    }

    /** Ends it, and waits until nothing of it runs any more. */
    @Override
    public void close() {
        timer.close();
        inFlight.await();
        inFlight.close();
        queue.close();
    }
}
