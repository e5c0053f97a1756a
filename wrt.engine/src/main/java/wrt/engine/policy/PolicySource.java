// SPDX-License-Identifier: Apache-2.0
package wrt.engine.policy;

import wrt.api.scheduling.SchedulingPolicy;

/**
 * Where the partitions' objects of one policy come from: a service, or the engine itself.
 *
 * <p>Concurrency: safe from any thread but a run loop, which must not call into the service registry.
 */
public interface PolicySource {

    /** The engine's own fall-back. */
    PolicySource BUILT_IN = new PolicySource() {

        @Override
        public String name() {
            return FallbackPolicy.NAME;
        }

        @Override
        public SchedulingPolicy create() {
            return new FallbackPolicy();
        }

        @Override
        public void release(SchedulingPolicy policy) {
            // Nothing is held.
        }
    };

    /** The policy's name. */
    String name();

    /**
     * An object for one partition.
     *
     * @throws RuntimeException if the policy's bundle fails to make one
     */
    SchedulingPolicy create();

    /** Gives an object back that no partition uses any more. */
    void release(SchedulingPolicy policy);
}
