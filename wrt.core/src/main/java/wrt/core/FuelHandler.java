// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Decides what happens when a quantum of fuel is used up.
 *
 * <p>Concurrency: called by the owner of the store.
 */
@FunctionalInterface
@ConsumerType
public interface FuelHandler {

    /**
     * Called on the guest's stack at a check point (a function entry or a loop head) when {@link Meter#remaining()} is
     * negative. It may refill, suspend the fiber (and refill when it resumes), or throw. If it returns without a refill,
     * the guest goes on to its next check point.
     *
     * @param meter of the store
     * @throws RuntimeException what it throws unwinds the guest, which cannot catch it
     */
    void exhausted(Meter meter);
}
