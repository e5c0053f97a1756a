// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import java.util.function.BooleanSupplier;
import wrt.platform.qnx.neutrino.Neutrino;

/**
 * A send that its deadline may end, on a connection that is nobody else's until it is over.
 *
 * <p>The kernel uses the identity of a sender again for its next message, and answers whom the identity means at that
 * moment. So who serves a message does so in the monitor of its send, and only while that goes on; the sender leaves the
 * monitor behind before it sends anything else.
 *
 * <p>Concurrency: its monitor guards it, and is held in kernel calls that never block.
 *
 * <p>Source: "Getting Started with QNX Neutrino", _NTO_CHF_UNBLOCK.
 */
final class LimitedSend implements DeadlineGuard.Wait {

    private final int own;
    private final long deadlineNanos;
    private boolean over;
    private boolean detached;

    LimitedSend(int own, long deadlineNanos) {
        this.own = own;
        this.deadlineNanos = deadlineNanos;
    }

    @Override
    public long deadlineNanos() {
        return deadlineNanos;
    }

    /** Ends it from outside, since the kernel has forgotten its deadline. */
    @Override
    public synchronized void end() {
        if (!over && !detached) {
            detached = true;
            Neutrino.ConnectDetach_r(own);
        }
    }

    /** Serves its message while the sender waits; false if it does not any more, or what was tried failed. */
    synchronized boolean serve(BooleanSupplier call) {
        return !over && call.getAsBoolean();
    }

    /** The sender is back; says whether its connection is still there. */
    synchronized boolean over() {
        over = true;
        return !detached;
    }
}
