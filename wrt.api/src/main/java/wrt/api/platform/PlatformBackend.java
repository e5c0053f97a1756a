// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What an operating system gives: threads, waiting, events, timers, messages, locks, memory.
 *
 * <p>Published as a service by a fragment of the engine; the engine takes the one with the highest
 * {@code service.ranking}, and its own Java backend where there is none. Every primitive is there: what a system lacks
 * is emulated, or its operations throw {@link PlatformException} of kind {@link PlatformException.Kind#ABSENT};
 * {@link #capabilities()} says which.
 *
 * <p>All moments are those of {@link System#nanoTime()}, in ns; {@link Parker#FOREVER} never comes.
 *
 * <p>Concurrency: safe from any thread.
 *
 * <p>Source: seed, "Platform-Specific Threading".
 */
@ProviderType
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
     * How many objects there can be.
     *
     * @return the limits of its configuration
     */
    PlatformLimits limits();

    /**
     * Threads.
     *
     * @return always the same
     */
    Threads threads();

    /**
     * Creates a permit on which one thread parks; it counts as one wait word.
     *
     * @return the parker, which the caller closes
     * @throws PlatformException of kind LIMIT if there are {@link PlatformLimits#waitWords()} already
     */
    Parker parker();

    /**
     * Words to wait on.
     *
     * @return always the same
     */
    WaitWords waitWords();

    /**
     * Event multiplexing.
     *
     * @return always the same
     */
    EventQueues eventQueues();

    /**
     * Timers.
     *
     * @return always the same
     */
    Timers timers();

    /**
     * Message channels and pulses.
     *
     * @return always the same
     */
    Channels channels();

    /**
     * Message queues.
     *
     * @return always the same
     */
    MessageQueues messageQueues();

    /**
     * Locks.
     *
     * @return always the same
     */
    Locks locks();

    /**
     * Memory.
     *
     * @return always the same
     */
    MemoryControl memory();

    /**
     * What separates this program from others.
     *
     * @return a snapshot
     */
    IsolationContext isolation();

    /**
     * What the operating system granted and refused so far, and why.
     *
     * @return a snapshot: one for each {@link Feature}, in their order, then what only this system has
     */
    List<Capability> capabilities();

    /**
     * What the backend counts.
     *
     * @return a snapshot, by name
     */
    List<Metric> metrics();
}
