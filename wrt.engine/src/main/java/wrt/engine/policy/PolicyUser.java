// SPDX-License-Identifier: Apache-2.0
package wrt.engine.policy;

import java.util.function.IntConsumer;

/**
 * A partition, as the policy slot sees it.
 *
 * <p>Concurrency: safe from any thread.
 */
@FunctionalInterface
public interface PolicyUser {

    /**
     * Asks for another policy to be taken at the next cycle boundary.
     *
     * @param policy an object of this partition alone
     * @param passed told, on the run loop, how many ready tasks were handed over
     */
    void install(ActivePolicy policy, IntConsumer passed);
}
