// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import wrt.api.platform.Parker;

/**
 * Ends waits whose time-out the kernel has forgotten.
 *
 * <p>{@code TimerTimeout} limits the <em>next kernel call</em> of its thread. Between it and the call that is meant, the
 * JVM may stop the thread at a safepoint, which is a kernel call too: the time-out is gone, and the wait would last
 * forever. It is rare, so a thread that looks every few ms costs less than a timer for each wait.
 *
 * <p>Concurrency: safe from any thread. The thread that looks sleeps while nobody waits with a deadline.
 *
 * <p>Source: QNX, "Getting Started", kernel timeouts: "cleared upon return from any kernel call".
 */
final class DeadlineGuard implements AutoCloseable {

    /** How much later than its deadline a wait is ended, in ns, and how often it is looked for. */
    static final long GRACE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /** A wait with a deadline. */
    interface Wait {

        /** Its end, a moment of {@link System#nanoTime()}. */
        long deadlineNanos();

        /** Ends it; called again and again until the wait is over. */
        void end();
    }

    private final Set<Wait> waits = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Thread guard;
    private volatile boolean idle;
    private volatile boolean closed;

    /** Watches a wait that is about to begin. */
    void watch(Wait wait) {
        waits.add(wait);
        if (guard == null) {
            start();
        }
        if (idle) {
            LockSupport.unpark(guard);
        }
    }

    /** The wait is over. */
    void forget(Wait wait) {
        waits.remove(wait);
    }

    private synchronized void start() {
        if (guard == null && !closed) {
            guard = Thread.ofPlatform().daemon().name("wrt qnx deadlines").start(this::look);
        }
    }

    private void look() {
        while (!closed) {
            idle = true;
            if (waits.isEmpty()) {
                LockSupport.park(this);
            }
            idle = false;
            LockSupport.parkNanos(this, GRACE_NANOS);
            long now = System.nanoTime();
            for (Wait wait : waits) {
                if (wait.deadlineNanos() != Parker.FOREVER && now - wait.deadlineNanos() > GRACE_NANOS) {
                    wait.end();
                }
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        LockSupport.unpark(guard);
    }
}
