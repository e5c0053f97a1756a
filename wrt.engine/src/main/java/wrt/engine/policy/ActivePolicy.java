// SPDX-License-Identifier: Apache-2.0
package wrt.engine.policy;

import wrt.api.scheduling.SchedulingPolicy;

/**
 * A policy object that one partition uses.
 *
 * @param name the policy's name, for listings
 * @param source what the object came from; all objects of one policy have the same
 * @param policy the object, of this partition alone
 */
public record ActivePolicy(String name, PolicySource source, SchedulingPolicy policy) {

    /** A fresh object of the built-in fall-back. */
    public static ActivePolicy fallback() {
        return new ActivePolicy(FallbackPolicy.NAME, PolicySource.BUILT_IN, new FallbackPolicy());
    }
}
