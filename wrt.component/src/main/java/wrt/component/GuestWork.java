// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A stage that a task of a store completes, by its result or by a future that it writes: who waits for it waits for a
 * guest, not for the host, so that it counts as no progress to come when a deadlock is looked for.
 *
 * <p>Concurrency: called by the owner of the store that asks.
 */
@ConsumerType
public interface GuestWork {

    /**
     * Whether the task belongs to a store.
     *
     * @param store of whoever waits
     * @return true if the task can go on only when that store's tasks do
     */
    boolean isIn(Store store);
}
