// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.api.platform.PlatformLock;
import wrt.engine.platform.CarrierPriority;

/**
 * A lock whose owner runs at the ceiling from before it has the lock until after it gave it up.
 *
 * <p>Concurrency: as the lock inside.
 *
 * <p>Source: POSIX, PTHREAD_PRIO_PROTECT; glibc's own refuses threads with ordinary scheduling.
 */
final class CeilingLock implements PlatformLock {

    private final int ceiling;
    private final Ceilings ceilings;
    private final PiLock lock;

    CeilingLock(int ceiling, Ceilings ceilings, PiLock lock) {
        this.ceiling = ceiling;
        this.ceilings = ceilings;
        this.lock = lock;
    }

    @Override
    public boolean lock(long deadlineNanos) {
        if (CarrierPriority.current() > ceiling) {
            throw new PlatformException(Kind.INVALID, "a thread of priority " + CarrierPriority.current()
                    + " takes a lock whose ceiling is " + ceiling);
        }
        ceilings.raise(ceiling);
        boolean taken = false;
        try {
            taken = lock.lock(deadlineNanos);
            return taken;
        } finally {
            if (!taken) {
                ceilings.lower(ceiling);
            }
        }
    }

    @Override
    public void unlock() {
        lock.unlock();
        ceilings.lower(ceiling);
    }

    @Override
    public void close() {
        lock.close();
    }
}
