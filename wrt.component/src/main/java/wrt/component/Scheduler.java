// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Decides which of the waiting threads runs. All nondeterminism of a store goes through here.
 *
 * <p>Concurrency: called by the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "Embedding API" ({@code Store.tick}).
 */
@ConsumerType
public interface Scheduler {

    /**
     * A task has a thread that can go on: {@link Task#run()} is to be called some time, on a stack without guests. Said
     * once until then.
     *
     * @param task not null
     */
    void ready(Task task);

    /**
     * Leaves the running stack until {@link #turn} names this thread: it waits for an instance that another stack is
     * inside of. Returns or throws when the stack is resumed.
     *
     * @param thread the thread that is on the stack
     */
    void awaitTurn(Thread thread);

    /**
     * A stack that was left by {@link #awaitTurn} can go on.
     *
     * @param thread as given there
     */
    void turn(Thread thread);

    /**
     * A call has its result, its cancellation was confirmed, or it failed; its threads may go on. Said once per call.
     *
     * @param task made by {@link ComponentFunction#task}
     */
    default void resolved(Task task) {
    }

    /**
     * Nothing is left of a task: it was resolved, and its last thread has ended.
     *
     * @param task also those of calls between guests, if they ever waited
     */
    default void ended(Task task) {
    }

    /**
     * For stores whose guests never wait: what would have to wait is a deadlock.
     *
     * @return a scheduler without state
     */
    static Scheduler runToCompletion() {
        return RunToCompletion.INSTANCE;
    }

    /**
     * The Java thread that the owner's code runs on changes, where fibers are Java threads.
     *
     * @param thread from now on
     */
    default void runsOn(java.lang.Thread thread) {
    }
}
