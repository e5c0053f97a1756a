// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import wrt.api.platform.LockProtocol;
import wrt.api.platform.Locks;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.api.platform.PlatformLock;
import wrt.engine.platform.ObjectLimit;

/**
 * Mutual-exclusion semaphores.
 *
 * <p>Concurrency: safe from any thread.
 *
 * @param ticks of their deadlines
 * @param limit counts them
 */
record VxWorksLocks(Ticks ticks, ObjectLimit limit) implements Locks {

    static final String NO_CEILING = "a mutual-exclusion semaphore of VxWorks has no ceiling";

    @Override
    public PlatformLock create(LockProtocol protocol) {
        return switch (protocol) {
            case LockProtocol.Plain plain -> new SemaphoreLock(false, ticks, limit);
            case LockProtocol.Inherit inherit -> new SemaphoreLock(true, ticks, limit);
            case LockProtocol.Ceiling ceiling -> throw new PlatformException(Kind.ABSENT, NO_CEILING);
        };
    }

    @Override
    public int used() {
        return limit.used();
    }
}
