// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Timers of the system.
 *
 * <p>Concurrency: safe from any thread.
 */
@ProviderType
public interface Timers {

    /**
     * Creates a timer, not armed.
     *
     * @return the timer, which the caller closes
     * @throws PlatformException of kind LIMIT if there are {@link PlatformLimits#timers()} already
     */
    Timer create();

    /**
     * How many timers are in use.
     *
     * @return 0 to {@link PlatformLimits#timers()}
     */
    int used();
}
