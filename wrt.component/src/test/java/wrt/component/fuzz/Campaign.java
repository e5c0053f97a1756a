// SPDX-License-Identifier: Apache-2.0
package wrt.component.fuzz;

import java.util.Random;
import java.util.function.Predicate;

/**
 * Many runs of one target, each from a seed of its own, so that a failure names the one run that shows it again.
 *
 * @param seed of the first run; the others follow
 * @param runs how many
 */
record Campaign(long seed, int runs) {

    private static final int PERCENT = 100;

    /** The part of all runs that one target gets: {@code wrt.fuzz.runs} and {@code wrt.fuzz.seed} say how many, which. */
    static Campaign share(int percent) {
        return new Campaign(Long.getLong("wrt.fuzz.seed", 1),
                (int) (Long.getLong("wrt.fuzz.runs", 20_000) * percent / PERCENT));
    }

    /** Runs, and answers how many runs the target accepted. */
    int run(String name, Predicate<Random> target) {
        long start = System.nanoTime();
        int accepted = 0;
        for (int i = 0; i < runs; i++) {
            if (accepts(name, target, seed + i)) {
                accepted++;
            }
        }
        System.out.printf("fuzz %s: %,d runs from seed %d, %,d accepted, %.1f s%n", name, runs, seed, accepted,
                (System.nanoTime() - start) / 1e9);
        return accepted;
    }

    private static boolean accepts(String name, Predicate<Random> target, long run) {
        try {
            return target.test(new Random(run));
        } catch (Throwable e) {
            throw new AssertionError(name + " fails; once more: -Dwrt.fuzz.runs=100 -Dwrt.fuzz.seed=" + run, e);
        }
    }
}
