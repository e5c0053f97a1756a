// SPDX-License-Identifier: Apache-2.0
package wrt.platform.suite;

import java.util.Map;
import java.util.Optional;
import wrt.api.platform.PlatformBackend;
import wrt.api.platform.PlatformLimits;

/** The backend under test. */
public interface PlatformFixture {

    /**
     * What the results are worth, which every report repeats.
     *
     * @return for example {@code Linux: real kernel}, or {@value #SHIM}
     */
    String evidence();

    /** The evidence of a backend that runs on a stand-in. */
    String SHIM = "documented-semantics shim, not run on target";

    /**
     * Starts a backend. It throws {@link org.opentest4j.TestAbortedException} with the reason if that is not possible on
     * this machine, for example without a C compiler.
     *
     * @param limits of its objects
     * @return the backend
     */
    PlatformBackend open(PlatformLimits limits);

    /**
     * Stops a backend, of which no object is in use any more.
     *
     * @param backend what {@link #open} gave
     */
    void close(PlatformBackend backend);

    /**
     * The documented error numbers of the system, by name. Every error that the backend reports must be one of them.
     *
     * @return for example {@code ETIMEDOUT} and 110
     */
    Map<String, Long> errors();

    /**
     * A pipe, to test descriptors among the events; wanted where they are granted.
     *
     * @return the pipe, or empty if this system has no descriptors
     */
    default Optional<Pipe> pipe() {
        return Optional.empty();
    }

    /**
     * What a stand-in holds at this moment, which objects that came and went must leave as it was.
     *
     * @return numbers by name; none where nobody counts
     */
    default Map<String, Long> holdings() {
        return Map.of();
    }

    /**
     * Lets a stand-in end waits early, as the documentation of its system says that a signal does.
     *
     * @param waits every how many of them one ends early; 0 for none
     */
    default void interruptEvery(int waits) {
        // The signals of a real system do it.
    }

    /** Two connected descriptors. */
    interface Pipe extends AutoCloseable {

        /** The end to wait on. */
        int descriptor();

        /** Makes the end readable. */
        void write();

        /** Makes it not readable any more. */
        void drain();

        @Override
        void close();
    }
}
