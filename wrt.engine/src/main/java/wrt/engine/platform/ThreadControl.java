// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import java.util.List;
import wrt.api.platform.Capability;
import wrt.api.platform.CarrierRequest;
import wrt.api.platform.CarrierStatus;

/**
 * How one operating system is asked about threads; the rest of a carrier is the same everywhere.
 *
 * <p>Concurrency: safe from any thread.
 */
public interface ThreadControl {

    /**
     * Asks the system for what a new thread wants, on that thread, before anything else runs on it.
     *
     * @param request what it wants
     * @return the answers, one for each thing wanted; never throws for a refusal
     */
    List<Capability> ask(CarrierRequest request);

    /**
     * Makes the calling thread what it was before it asked, as far as the system can: ordinary, on any processor. It is
     * asked for something else next.
     */
    void reset();

    /** The calling thread has done what it had to, and ends; what is known of it may be forgotten. */
    default void end() {
        // Most systems know by themselves.
    }

    /**
     * How many processors this program may use, by affinity and by limits from outside.
     *
     * @return at least 1
     */
    default int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    /**
     * The system's number of the calling thread.
     *
     * @return the number, or 0 if it tells none
     */
    long id();

    /**
     * Where and how a thread runs.
     *
     * @param id what {@link #id()} said on that thread
     * @return a snapshot; {@link CarrierStatus#UNKNOWN} if the thread has ended
     */
    CarrierStatus status(long id);
}
