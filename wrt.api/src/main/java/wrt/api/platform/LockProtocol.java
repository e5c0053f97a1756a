// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import org.osgi.annotation.versioning.ProviderType;

/** What a lock does against priority inversion. */
@ProviderType
public sealed interface LockProtocol {

    /** Nothing. */
    record Plain() implements LockProtocol {
    }

    /** Its owner inherits the priority of the most urgent thread that waits for it. */
    record Inherit() implements LockProtocol {
    }

    /**
     * Its owner runs at the lock's priority.
     *
     * @param priority 1 to 99, at least that of every thread that locks it
     */
    record Ceiling(int priority) implements LockProtocol {
    }
}
