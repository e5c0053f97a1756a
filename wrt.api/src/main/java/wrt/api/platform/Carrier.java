// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A thread of the operating system, such as the one that carries a partition.
 *
 * <p>Concurrency: safe from any thread.
 */
@ProviderType
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

    /**
     * Asks the system again: from now on for these processors, this scheduling and this class of service. Name and stack
     * stay as they are. It is called on the thread itself, since the systems' calls mean the calling thread.
     *
     * @param wanted processors, scheduling and quality
     * @return the answers, which are those of {@link #capabilities()} from now on
     * @throws IllegalStateException if it is called on another thread
     */
    List<Capability> change(CarrierRequest wanted);

    /**
     * Where and how the thread runs by the system's own account.
     *
     * @return a snapshot; {@link CarrierStatus#UNKNOWN} before it runs
     */
    CarrierStatus status();

    /**
     * Waits until the thread has ended.
     *
     * @param deadlineNanos a moment of {@link System#nanoTime()}, or {@link Parker#FOREVER}
     * @return whether it has ended
     * @throws InterruptedException if the caller is interrupted
     */
    boolean join(long deadlineNanos) throws InterruptedException;
}
