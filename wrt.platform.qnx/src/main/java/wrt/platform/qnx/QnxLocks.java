// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import wrt.api.platform.LockProtocol;
import wrt.api.platform.Locks;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.api.platform.PlatformLock;
import wrt.api.platform.Scheduling;

/**
 * Mutexes of QNX.
 *
 * <p>Concurrency: safe from any thread.
 */
final class QnxLocks implements Locks {

    private final SyncSlab slab;
    private final MonotonicClock clock;

    QnxLocks(SyncSlab slab, MonotonicClock clock) {
        this.slab = slab;
        this.clock = clock;
    }

    @Override
    public PlatformLock create(LockProtocol protocol) {
        if (protocol instanceof LockProtocol.Ceiling(int priority)
                && (priority < Scheduling.LEAST_URGENT || priority > Scheduling.MOST_URGENT)) {
            throw new PlatformException(Kind.INVALID, "a ceiling is " + Scheduling.LEAST_URGENT + " to "
                    + Scheduling.MOST_URGENT + ", not " + priority);
        }
        return new MutexLock(protocol, slab, clock);
    }

    @Override
    public int used() {
        return slab.limit().used();
    }
}
