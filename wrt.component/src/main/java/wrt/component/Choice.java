// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.Random;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Which of several ready tasks goes on: the only nondeterminism of a store without an engine.
 *
 * <p>Concurrency: called by the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "Embedding API" ({@code Store.tick}).
 */
@ConsumerType
@FunctionalInterface
public interface Choice {

    /** First in, first out. */
    Choice FIRST = count -> 0;

    /**
     * Chooses.
     *
     * @param count how many there are, at least 1; they are numbered in the order in which they became ready
     * @return 0 to count - 1
     */
    int among(int count);

    /**
     * A random choice that can be repeated.
     *
     * @param seed the same seed gives the same choices
     * @return never null
     */
    static Choice random(long seed) {
        Random random = new Random(seed);
        return random::nextInt;
    }
}
