// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import org.jspecify.annotations.Nullable;

/**
 * What the run loop needs of a Component Model task beyond what a policy sees of it.
 *
 * <p>Concurrency: called by the owner of the partition, on the task's stack where it says so.
 */
interface TaskBody {

    /** Runs the whole call on the current stack, or one turn of a call of an async function. */
    void run();

    /** Asks a call of an async function to end; runs the guest that is told, if any. */
    void requestCancellation();

    /** Whether the function is async, so that the call may wait without a stack and go on after it returned. */
    boolean isAsync();

    /** Whether nothing is left to be run. */
    boolean isEnded();

    /** Whether the call ended without a result because that was asked for. */
    boolean isCancelled();

    /** Whether the guest got its arguments. */
    boolean wasStarted();

    /** Ends a call that waits. */
    void fail(Throwable why);

    /** What is left of the call's budget. */
    long fuelLeft();

    /** Adds to what the call has used. */
    void charge(long fuel);

    /** Whether nothing is left to be run, and the call was neither cancelled nor failed. */
    boolean endedWell();

    /** What ended the call without a result, or null. */
    @Nullable
    Throwable failure();

    /** The result, or null. */
    @Nullable
    Object result();
}
