// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wrt.api.engine.Engine;
import wrt.api.engine.PolicySwap;

/** Policies: one decision at a number of ready tasks, and a swap in a running engine. */
final class PolicyBench implements Bench {

    private static final int SWAPS = 100;

    @Override
    public String name() {
        return "policy";
    }

    @Override
    public String purpose() {
        return "policy decision at 10, 1000, 10,000 ready tasks; policy swap";
    }

    @Override
    public List<Result> run(Effort effort) throws Exception {
        Jmh jmh = Jmh.run(Decisions.class, effort);
        List<Result> results = new ArrayList<>();
        for (String policy : List.of("cooperative", "round-robin", "priority")) {
            for (String ready : List.of("10", "1000", "10000")) {
                results.add(Result.of("decision, " + policy + ", " + ready + " ready", "ns",
                        jmh.score("decide", policy, ready).nanos()));
            }
        }
        results.add(Result.of("swap, median of " + SWAPS, "us", swapNanos() / 1000));
        return results;
    }

    private static double swapNanos() throws Exception {
        try (Container container = Container.start(Map.of())) {
            Engine engine = container.service(Engine.class);
            List<Long> durations = new ArrayList<>();
            for (int i = 0; i < SWAPS; i++) {
                int before = engine.swaps().size();
                String to = i % 2 == 0 ? "priority" : "cooperative";
                engine.selectPolicy(Optional.of(to));
                long end = System.nanoTime() + 2_000_000_000L;
                while (last(engine, to) == null && System.nanoTime() < end) {
                    Thread.onSpinWait();
                }
                PolicySwap swap = last(engine, to);
                if (swap == null) {
                    throw new IllegalStateException(
                            "swap " + i + " to " + to + " did not happen; " + before + " before");
                }
                durations.add(swap.durationNanos());
            }
            durations.sort(null);
            return durations.get(SWAPS / 2);
        }
    }

    private static @org.jspecify.annotations.Nullable PolicySwap last(Engine engine, String to) {
        List<PolicySwap> swaps = engine.swaps();
        return !swaps.isEmpty() && swaps.getLast().to().equals(to) ? swaps.getLast() : null;
    }
}
