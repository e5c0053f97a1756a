// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Locks against priority inversion.
 *
 * <p>Concurrency: safe from any thread.
 */
@ProviderType
public interface Locks {

    /**
     * Creates a lock.
     *
     * @param protocol what it does against priority inversion
     * @return the lock, which the caller closes
     * @throws PlatformException of kind LIMIT if there are {@link PlatformLimits#locks()} already; ABSENT if the
     *         capability {@link Feature#LOCK_INHERIT} or {@link Feature#LOCK_CEILING} is absent; INVALID for a ceiling out
     *         of range
     */
    PlatformLock create(LockProtocol protocol);

    /**
     * How many locks are in use.
     *
     * @return 0 to {@link PlatformLimits#locks()}
     */
    int used();
}
