// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Decides which thread of a store runs; implemented by the embedder.
 *
 * <p>The threads that it sees are those that own a stack: the implicit threads of tasks that the embedder runs. What
 * they call in other components runs on their stack.
 *
 * <p>Concurrency: called by the owner of the store only.
 *
 * <p>Source: Component Model, Concurrency, "Scheduling".
 */
@ConsumerType
public interface Scheduler {

    /**
     * A suspended thread can go on.
     *
     * @param thread one that was suspended
     */
    void ready(Thread thread);

    /**
     * Gives up the processor until the thread was made ready and chosen; called on its own stack.
     *
     * @param thread the running thread
     * @throws RuntimeException if it shall not go on (cancelled, or nothing could ever make it ready): unwinds the guest
     */
    void suspend(Thread thread);

    /**
     * Runs every thread to its end in the order of the calls, for use without an engine. As nothing else can run while a
     * thread is suspended, suspending is a deadlock.
     *
     * @return a scheduler without state
     */
    static Scheduler runToCompletion() {
        return RunToCompletion.INSTANCE;
    }
}
