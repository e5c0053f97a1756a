// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A host thread that waits for its call.
 *
 * <p>Concurrency: armed and awaited by the caller, ended by the owner of the partition; the volatile flag orders what
 * the call has left behind.
 */
final class BlockedCaller implements Completion {

    private @Nullable Thread thread;
    private volatile boolean done;

    /** Prepares to wait for one call. */
    void arm(Thread caller) {
        thread = caller;
        done = false;
    }

    @Override
    public void ended(ControlBlock block) {
        Thread waiting = thread;
        done = true;
        LockSupport.unpark(waiting);
    }

    /**
     * Waits until the call has ended. An interrupt asks for the call's end, is waited out, and is there again afterwards.
     */
    void await(ControlBlock block, RunLoop loop) {
        boolean interrupted = false;
        while (!done) {
            LockSupport.park(this);
            if (Thread.interrupted() && !interrupted && !done) {
                interrupted = true;
                loop.post(new CancelMessage(block, block.task().id(), "its caller was interrupted"));
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
