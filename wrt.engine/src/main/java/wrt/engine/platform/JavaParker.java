// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import wrt.api.platform.Parker;

/**
 * A permit of its own in front of {@link LockSupport}, whose single permit a host function on the same thread may use
 * up.
 *
 * <p>Concurrency: one thread parks, any thread unparks. The permit is set before the waiter is looked up, and the waiter
 * is published before the permit is looked at, so one of the two sees the other.
 */
final class JavaParker implements Parker {

    private final AtomicBoolean permit = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ObjectLimit limit;
    private volatile @Nullable Thread waiter;

    JavaParker(ObjectLimit limit) {
        this.limit = limit;
    }

    @Override
    public void park(long deadlineNanos) {
        if (permit.getAndSet(false)) {
            return;
        }
        waiter = Thread.currentThread();
        if (!permit.get()) {
            if (deadlineNanos == FOREVER) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, deadlineNanos - System.nanoTime());
            }
        }
        waiter = null;
        permit.set(false);
    }

    @Override
    public void unpark() {
        if (!permit.getAndSet(true)) {
            LockSupport.unpark(waiter);
        }
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            limit.giveBack();
        }
    }
}
