// SPDX-License-Identifier: Apache-2.0
package wrt.core.fiber;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A computation that can be suspended in the middle, with its stack.
 *
 * <p>Concurrency: run by one thread at a time; a fiber that was suspended may be resumed by another thread, if there is
 * a happens-before edge between the two.
 */
@ProviderType
public interface Fiber {

    /**
     * Runs the body until it suspends or ends, and returns then.
     *
     * @throws IllegalStateException if the body has ended before, or runs now
     * @throws RuntimeException what the body threw, after which it is done; the same for {@link Error}
     */
    void resume();

    /** Whether the body has ended, normally or by an exception. */
    boolean isDone();
}
