// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import org.jspecify.annotations.Nullable;
import wrt.api.platform.LockProtocol;
import wrt.api.platform.Locks;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.api.platform.PlatformLock;

/**
 * Locks of plain Java, which have no priorities to inherit.
 *
 * <p>Concurrency: safe from any thread.
 */
public final class JavaLocks implements Locks {

    private final ObjectLimit limit;

    /**
     * No locks yet.
     *
     * @param limit counts the locks
     */
    public JavaLocks(ObjectLimit limit) {
        this.limit = limit;
    }

    @Override
    public PlatformLock create(LockProtocol protocol) {
        if (!(protocol instanceof LockProtocol.Plain)) {
            throw new PlatformException(Kind.ABSENT, "plain Java has no lock with the protocol " + protocol);
        }
        limit.take();
        return new JavaLock(limit);
    }

    @Override
    public int used() {
        return limit.used();
    }

    private static final class JavaLock implements PlatformLock {

        private final ObjectLimit limit;
        private final Waiters waiters = new Waiters();
        private @Nullable Thread owner;
        private boolean closed;

        JavaLock(ObjectLimit limit) {
            this.limit = limit;
        }

        @Override
        public boolean lock(long deadlineNanos) {
            Thread self = Thread.currentThread();
            while (true) {
                Waiter waiter;
                synchronized (this) {
                    if (closed) {
                        throw new PlatformException(Kind.CLOSED, "the lock is closed");
                    }
                    if (owner == self) {
                        throw new PlatformException(Kind.DEADLOCK, "this thread owns the lock already");
                    }
                    if (owner == null) {
                        owner = self;
                        return true;
                    }
                    waiter = waiters.add();
                }
                if (!waiter.await(deadlineNanos)) {
                    synchronized (this) {
                        if (waiters.remove(waiter)) {
                            return false;
                        }
                    }
                }
            }
        }

        @Override
        public synchronized void unlock() {
            if (owner != Thread.currentThread()) {
                throw new PlatformException(Kind.NOT_OWNER, "this thread does not own the lock");
            }
            owner = null;
            waiters.wakeFirst();
        }

        @Override
        public synchronized void close() {
            if (owner != null) {
                throw new PlatformException(Kind.BUSY, "the lock is owned by " + owner.getName());
            }
            if (!closed) {
                closed = true;
                waiters.wakeAll();
                limit.giveBack();
            }
        }
    }
}
