// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import wrt.api.platform.Parker;

/**
 * Who owns a partition: its carrier, a caller's thread, or nobody while it is idle.
 *
 * <p>Concurrency: whoever owns the partition may touch all of its state; the volatile owner word orders it. A thread
 * that posts and then finds nobody owning wakes the carrier; one that gives the partition up and then finds something
 * posted does the same. The two look in opposite order, so one of them sees the other.
 */
final class Ownership {

    private static final VarHandle OWNER;

    static {
        try {
            OWNER = MethodHandles.lookup().findVarHandle(Ownership.class, "owner", Thread.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Parker parker;
    private volatile @Nullable Thread owner;
    private volatile boolean carrierWaits;

    // The thread on whose stack the partition's code runs now, where that may be the virtual thread of a fiber; else
    // it is the owner. Not volatile: a thread asks only whether it is itself, and what it can see of that it wrote
    // itself or was handed.
    private @Nullable Thread active;

    Ownership(Parker parker) {
        this.parker = parker;
    }

    /** Takes the partition if nobody owns it. */
    boolean tryOwn(Thread thread) {
        return owner == null && OWNER.compareAndSet(this, null, thread);
    }

    /** Whether nobody owns it at this moment. */
    boolean isFree() {
        return owner == null;
    }

    /** Who owns it at this moment. */
    @Nullable
    Thread owner() {
        return owner;
    }

    /** Gives it up; then says whether the carrier asked to be told. */
    boolean release() {
        owner = null;
        return carrierWaits;
    }

    /** Passes it on to a thread that waits in {@link #awaitGrant}. */
    void grant(Thread to) {
        owner = to;
        LockSupport.unpark(to);
    }

    /**
     * Waits until the partition is passed on to this thread.
     *
     * @param onInterrupt what to do when the thread is interrupted meanwhile; the wait goes on
     */
    void awaitGrant(Thread self, Runnable onInterrupt) {
        while (owner != self) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                onInterrupt.run();
            }
        }
    }

    /** Names the thread on whose stack the partition's code runs from now on, by the owner: another one, or itself. */
    void runsOn(@Nullable Thread thread) {
        active = thread;
    }

    /** Whether the partition's code runs on this thread. */
    boolean isInside(Thread self) {
        return self.isVirtual() ? active == self : owner == self;
    }

    /** Wakes the carrier if nobody owns the partition: after something was posted. */
    void wakeIfFree() {
        if (owner == null) {
            parker.unpark();
        }
    }

    /** Wakes the carrier. */
    void wakeCarrier() {
        parker.unpark();
    }

    /** The carrier takes the partition, or sleeps until it is given up or the deadline has passed. */
    boolean tryOwnOrSleep(Thread carrier) {
        if (tryOwn(carrier)) {
            return true;
        }
        carrierWaits = true;
        boolean taken = tryOwn(carrier);
        if (!taken) {
            parker.park(Parker.FOREVER);
        }
        carrierWaits = false;
        return taken;
    }

    /** The carrier sleeps until it is woken or the deadline has passed. */
    void sleep(long deadlineNanos) {
        parker.park(deadlineNanos);
    }

    void close() {
        parker.close();
    }
}
