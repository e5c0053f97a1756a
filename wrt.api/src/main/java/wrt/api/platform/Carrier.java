// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The operating-system thread that carries one partition.
 *
 * <p>Concurrency: safe from any thread.
 */
@ConsumerType
public interface Carrier {

    /** Starts the thread. */
    void start();

    /**
     * The Java thread behind it.
     *
     * @return the thread
     */
    Thread thread();

    /**
     * What was granted and refused for this thread, known once it runs.
     *
     * @return a snapshot
     */
    List<Capability> capabilities();
}
