// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * What an operating system gives to a partition: its carrier thread and a way to sleep and be woken.
 *
 * <p>Published as a service by a fragment of the engine; the engine takes the one with the highest
 * {@code service.ranking}, and its own Java backend where there is none.
 *
 * <p>Concurrency: safe from any thread.
 *
 * <p>Source: seed, "Platform-Specific Threading".
 */
@ConsumerType
public interface PlatformBackend {

    /** The service property that names the backend. */
    String BACKEND_NAME = "wrt.platform.name";

    /**
     * The name of the backend, for example {@code linux} or {@code java}.
     *
     * @return the name
     */
    String name();

    /**
     * Creates a carrier thread, not yet started.
     *
     * @param request name, stack, affinity, priority
     * @param body what it runs
     * @return the carrier
     */
    Carrier carrier(CarrierRequest request, Runnable body);

    /**
     * Creates a wait word, on which one thread parks and others wake it.
     *
     * @return the parker, which the caller closes
     */
    Parker parker();

    /**
     * What the operating system granted and refused so far, and why.
     *
     * @return a snapshot
     */
    List<Capability> capabilities();
}
