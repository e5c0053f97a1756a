// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import org.osgi.annotation.versioning.ProviderType;

/**
 * An error as the operating system numbers and names it.
 *
 * @param code the system's own number, for example 110 on Linux and 260 on QNX for a passed deadline
 * @param name the system's own name, for example {@code ETIMEDOUT}; {@code errno 95} if it is not known
 * @param meaning a few words for people, or empty
 */
@ProviderType
public record OsError(long code, String name, String meaning) {

    /** For people: for example {@code EPERM (1, not permitted)}. */
    @Override
    public String toString() {
        return name + " (" + code + (meaning.isEmpty() ? "" : ", " + meaning) + ")";
    }
}
