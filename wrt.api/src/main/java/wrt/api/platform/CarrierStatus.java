// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Where and how a thread runs, as the system says.
 *
 * @param id the system's number of the thread, or 0 if it tells none
 * @param cpus the processors that it may run on, as the system writes lists: {@code 0-3,7}; {@code any} without limit
 * @param schedulingClass for example {@code fifo}, or {@code other}
 * @param priority the system's own number of its priority
 */
@ProviderType
public record CarrierStatus(long id, String cpus, String schedulingClass, int priority) {

    /** A thread that does not run, or of which the system tells nothing. */
    public static final CarrierStatus UNKNOWN = new CarrierStatus(0, "any", "other", 0);
}
