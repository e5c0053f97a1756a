// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * The body of a host function.
 *
 * <p>Concurrency: called by the owner of the store.
 */
@FunctionalInterface
@ConsumerType
public interface HostBody {

    /**
     * Runs on the guest's stack, and may suspend its fiber or call back into the guest.
     *
     * @param frame arguments in {@code frame[0..n)}, results go back in {@code frame[0..m)}; only valid during the call.
     *     i32 arguments are in the low 32 bits, floats are raw bits
     * @throws RuntimeException what it throws unwinds the guest, which cannot catch it, and arrives unchanged at the
     *     host's call
     */
    void call(long[] frame);
}
