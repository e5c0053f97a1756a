// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import wrt.api.platform.Carrier;
import wrt.api.platform.CarrierRequest;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformBackend;

/**
 * Calls that go to the carrier and back beside a bare hand-off, in turn in one process, on one processor and on two.
 *
 * <p>The threads stay where they are put. Left to the system they share a processor or do not, in one run and in the next
 * one not, and waking another processor can take ten times as long: two figures that were not measured on the same side of
 * that have no ratio.
 */
final class AcrossThreads {

    private static final int BATCH = 200;
    private static final int PAIRS = 25;
    private static final int WARM_UP = 10_000;
    private static final String TEXT = "twenty characters ok";

    private final Calls.Add add;
    private final Calls.Echo echo;
    private final HandOff handOff = new HandOff();
    private final double[][] nanos = new double[3][];

    private AcrossThreads(Calls.Add add, Calls.Echo echo) {
        this.add = add;
        this.echo = echo;
    }

    /** Measures where there are processors for it. */
    static List<Result> results(Effort effort) throws Exception {
        int pairs = PAIRS * effort.forks();
        List<Result> results = new ArrayList<>(on("one CPU", 0, 0, pairs));
        if (Runtime.getRuntime().availableProcessors() > 1) {
            results.addAll(on("two CPUs", 0, 1, pairs));
        }
        return results;
    }

    private static List<Result> on(String place, int asking, int answering, int pairs) throws Exception {
        try (Container container = Container
                .start(Map.of("caller.runs", false, "carrier.cpus", new int[]{answering}))) {
            AcrossThreads run = new AcrossThreads(Calls.deploy(container, "add").as(Calls.Add.class),
                    Calls.deploy(container, "echo").as(Calls.Echo.class));
            PlatformBackend backend = container.all(PlatformBackend.class, "(!(wrt.platform.name=java))").stream()
                    .findFirst().orElseThrow(() -> new IllegalStateException("no backend of this system is attached"));
            Carrier answer = backend.threads().create(CarrierRequest.named("answer").on(Set.of(answering)),
                    run.handOff::answer);
            Carrier ask = backend.threads().create(CarrierRequest.named("ask").on(Set.of(asking)),
                    () -> run.measure(pairs));
            answer.start();
            ask.start();
            ask.join(Parker.FOREVER);
            answer.join(Parker.FOREVER);
            return List.of(Result.of("bare hand-off, round trip, " + place, "ns", median(run.nanos[0])),
                    run.result("add across threads, " + place, run.nanos[1]),
                    run.result("echo across threads, " + place, run.nanos[2]));
        }
    }

    private void measure(int pairs) {
        List<Runnable> works = List.of(handOff::roundTrip, () -> add.add(1, 2), () -> echo.echo(TEXT));
        Arrays.setAll(nanos, i -> new double[pairs]);
        works.forEach(work -> nanosOf(work, WARM_UP));
        for (int pair = 0; pair < pairs; pair++) {
            for (int i = 0; i < works.size(); i++) {
                nanos[i][pair] = nanosOf(works.get(i), BATCH);
            }
        }
        handOff.stop();
    }

    private static double nanosOf(Runnable work, int times) {
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            work.run();
        }
        return (System.nanoTime() - start) / (double) times;
    }

    // The median of the ratios of neighbours, as what else runs hits both.
    private Result result(String name, double[] measured) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < measured.length; i++) {
            ratios.add(measured[i] / nanos[0][i]);
        }
        return Result.ofRatios(name, "ns", Arrays.stream(measured).boxed().toList(), ratios);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
