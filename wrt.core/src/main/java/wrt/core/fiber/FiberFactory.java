// SPDX-License-Identifier: Apache-2.0
package wrt.core.fiber;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Makes fibers of one kind. Concurrency: thread-safe. */
@ProviderType
public interface FiberFactory {

    /** A fiber that has not started. An abandoned fiber is collected like any object. */
    Fiber create(Runnable body);

    /**
     * Suspends the innermost fiber of this kind that the caller runs in, and returns at its next resume.
     *
     * @throws IllegalStateException if the caller is not inside of a fiber of this kind, or a native frame on its stack
     *     keeps it from being suspended
     */
    void suspend();

    /** What to call this kind in a listing. */
    String name();

    /** Why {@link #best()} did not choose continuations; empty if it did, or if this kind was asked for by name. */
    Optional<String> fallbackReason();

    /** The fastest kind that works in this JVM: continuations, else virtual threads. Decided once. */
    static FiberFactory best() {
        return BestFibers.FACTORY;
    }

    /**
     * Fibers that run on the stack of the thread that resumes them; a switch costs about 0.1 us.
     *
     * @throws UnsupportedOperationException if the JVM does not give access to its continuations; the message says what
     *     is missing
     */
    static FiberFactory continuation() {
        return ContinuationFibers.checked();
    }

    /**
     * Fibers on virtual threads, which every JVM since 21 has; a switch costs 0.3 to 1 us. The body runs on its own
     * thread while the resuming thread waits for it.
     */
    static FiberFactory virtualThread() {
        return new VirtualThreadFibers(Optional.empty());
    }
}
