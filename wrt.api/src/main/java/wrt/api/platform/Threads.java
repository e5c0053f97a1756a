// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Threads of the operating system with name, stack, processors and scheduling.
 *
 * <p>Concurrency: safe from any thread.
 */
@ProviderType
public interface Threads {

    /**
     * Creates a thread, not yet started. It is a daemon, and always a platform thread: the system's calls mean the
     * calling thread, and a virtual one would change its carrier.
     *
     * @param request name, stack, processors, scheduling, quality
     * @param body what it runs
     * @return the thread
     */
    Carrier create(CarrierRequest request, Runnable body);

    /**
     * How many processors this program may use, by affinity and by limits from outside.
     *
     * @return at least 1
     */
    int processors();
}
