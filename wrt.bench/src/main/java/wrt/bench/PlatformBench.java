// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Carrier;
import wrt.api.platform.CarrierRequest;
import wrt.api.platform.Feature;
import wrt.api.platform.Metric;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformBackend;
import wrt.api.platform.Scheduling;
import wrt.api.platform.Timer;

/** The backend of the operating system against a program in C that makes the same calls, in turns in one run. */
final class PlatformBench implements Bench {

    private static final int PAIRS = 9;
    private static final int HAND_OFFS = 20_000;
    private static final int RELEASES = 3000;
    private static final int PRIORITY = 50;
    private static final long PERIOD = 1_000_000;
    private static final int PARKS = 2_000_000;

    @Override
    public String name() {
        return "platform";
    }

    @Override
    public String purpose() {
        return "wake of a parked carrier, park and unpark, timer jitter; each against C";
    }

    @Override
    public List<Result> run(Effort effort) throws Exception {
        CProgram program = CProgram.compile("/c/platform.c");
        List<Result> results = new ArrayList<>();
        try (Container container = Container.start(Map.of())) {
            PlatformBackend backend = container.all(PlatformBackend.class, "(!(wrt.platform.name=java))").stream()
                    .findFirst().orElseThrow(() -> new IllegalStateException("no backend of this system is attached"));
            int priority = priority(backend);
            int pairs = Math.max(3, PAIRS * effort.forks() / Effort.FULL.forks());
            Pinned one = new Pinned("one CPU", 0, 0);
            List<Pinned> places = backend.threads().processors() > 1
                    ? List.of(one, new Pinned("two CPUs", 0, 1))
                    : List.of(one);
            for (Pinned place : places) {
                results.addAll(inTurns("wake to running", place, pairs, () -> handOffNanos(backend, priority, place),
                        () -> program.run("hand-off", HAND_OFFS, priority, place.own(), place.other())));
            }
            for (Pinned place : places) {
                results.addAll(inTurns("park and unpark, permit there", place, pairs,
                        () -> onEach(place, cpu -> permitNanos(backend, priority, cpu)),
                        () -> program.run("permit", PARKS, priority, place.own(), place.other())));
            }
            for (Pinned place : priority > 0 ? places : List.<Pinned>of()) {
                results.addAll(inTurns("timer at 1 kHz, late p99.9", place, Math.max(1, pairs / 3),
                        () -> onEach(place, cpu -> jitterNanos(backend, cpu)),
                        () -> program.run("jitter", RELEASES, PRIORITY, place.own(), place.other())));
            }
            double bytes = backend.metrics().stream().filter(m -> m.name().equals("memory.native"))
                    .mapToLong(Metric::value).findFirst().orElse(0);
            results.add(Result.of("backend, native memory", "B", bytes));
        }
        return results;
    }

    private static CarrierRequest request(String name, int priority, int cpu) {
        CarrierRequest request = CarrierRequest.named(name).on(Set.of(cpu));
        return priority == 0 ? request : request.with(new Scheduling.Fifo(priority));
    }

    // With a fixed priority nothing else gets in between; 0 where the system refuses it.
    private static int priority(PlatformBackend backend) throws InterruptedException {
        Carrier probe = backend.threads().create(request("probe", PRIORITY, 0), () -> {
        });
        probe.start();
        probe.join(Parker.FOREVER);
        Capability fifo = probe.capabilities().stream().filter(c -> c.name().equals(Feature.SCHED_FIFO.label()))
                .findFirst().orElseThrow();
        if (fifo.state() == State.GRANTED) {
            return PRIORITY;
        }
        System.err.println("without a fixed priority, and no timer jitter: " + fifo.detail());
        return 0;
    }

    /** Where the two sides of a measurement run. */
    private record Pinned(String name, int own, int other) {
    }

    /** Something measured on one processor. */
    @FunctionalInterface
    private interface OnCpu {

        double nanos(int cpu) throws Exception;
    }

    // In turns, so that what else runs meanwhile falls on both; the medians are compared.
    private static List<Result> inTurns(String what, Pinned place, int pairs, Callable<Double> backend,
            Callable<Double> program) throws Exception {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int i = 0; i <= pairs; i++) {
            double mine = backend.call();
            double c = program.call();
            if (i > 0) { // The first warms up.
                ours.add(mine);
                theirs.add(c);
            }
        }
        String name = what + ", " + place.name();
        return List.of(Result.of(name, "ns", median(ours), median(theirs)),
                Result.of("C: " + name, "ns", median(theirs)));
    }

    // The same on both processors at a time, if they are two; the worse result.
    private static double onEach(Pinned place, OnCpu measured) throws Exception {
        if (place.own() == place.other()) {
            return measured.nanos(place.own());
        }
        FutureTask<Double> second = new FutureTask<>(() -> measured.nanos(place.other()));
        Thread.ofPlatform().start(second);
        return Math.max(measured.nanos(place.own()), second.get());
    }

    private static double handOffNanos(PlatformBackend backend, int priority, Pinned place)
            throws InterruptedException {
        AtomicLong ball = new AtomicLong();
        long[] nanos = new long[1];
        try (Parker ping = backend.parker(); Parker pong = backend.parker()) {
            Carrier answering = backend.threads().create(request("pong", priority, place.other()), () -> {
                for (long turn = 1; turn < 2L * HAND_OFFS; turn += 2) {
                    while (ball.get() != turn) {
                        pong.park(Parker.FOREVER);
                    }
                    ball.set(turn + 1);
                    ping.unpark();
                }
            });
            Carrier asking = backend.threads().create(request("ping", priority, place.own()), () -> {
                long start = System.nanoTime();
                for (long turn = 0; turn < 2L * HAND_OFFS; turn += 2) {
                    ball.set(turn + 1);
                    pong.unpark();
                    while (ball.get() != turn + 2) {
                        ping.park(Parker.FOREVER);
                    }
                }
                nanos[0] = System.nanoTime() - start;
            });
            answering.start();
            asking.start();
            asking.join(Parker.FOREVER);
            answering.join(Parker.FOREVER);
        }
        return nanos[0] / (2.0 * HAND_OFFS);
    }

    private static double permitNanos(PlatformBackend backend, int priority, int cpu) throws InterruptedException {
        long[] nanos = new long[1];
        try (Parker parker = backend.parker()) {
            Carrier carrier = backend.threads().create(request("permit", priority, cpu), () -> {
                long start = System.nanoTime();
                for (int i = 0; i < PARKS; i++) {
                    parker.unpark();
                    parker.park(Parker.FOREVER);
                }
                nanos[0] = System.nanoTime() - start;
            });
            carrier.start();
            carrier.join(Parker.FOREVER);
        }
        return (double) nanos[0] / PARKS;
    }

    private static double jitterNanos(PlatformBackend backend, int cpu) throws InterruptedException {
        long[] late = new long[RELEASES];
        try (Timer timer = backend.timers().create()) {
            Carrier carrier = backend.threads().create(request("jitter", PRIORITY, cpu), () -> release(timer, late));
            carrier.start();
            carrier.join(Parker.FOREVER);
        }
        Arrays.sort(late);
        return late[(int) (RELEASES * 999L / 1000)];
    }

    private static void release(Timer timer, long[] late) {
        long first = System.nanoTime() + PERIOD;
        timer.arm(first, PERIOD);
        long expirations = 0;
        int taken = 0;
        while (taken < late.length) {
            long count = timer.await(Parker.FOREVER);
            if (count > 0) {
                expirations += count;
                late[taken++] = System.nanoTime() - (first + (expirations - 1) * PERIOD);
            }
        }
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
