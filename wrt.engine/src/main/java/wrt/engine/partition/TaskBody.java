// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import org.jspecify.annotations.Nullable;

/**
 * What the run loop needs of a Component Model task beyond what a policy sees of it.
 *
 * <p>Concurrency: called by the owner of the partition, on the task's stack where it says so.
 */
interface TaskBody {

    /** Runs the whole call on the current stack. */
    void run();

    /** Adds to what the call has used. */
    void charge(long fuel);

    /** What ended the call without a result, or null. */
    @Nullable
    Throwable failure();

    /** The result, or null. */
    @Nullable
    Object result();
}
