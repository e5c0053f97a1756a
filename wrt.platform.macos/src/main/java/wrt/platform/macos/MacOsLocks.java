// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import wrt.api.platform.LockProtocol;
import wrt.api.platform.Locks;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.api.platform.PlatformLock;
import wrt.engine.platform.ObjectLimit;

/**
 * Locks of the system.
 *
 * <p>Concurrency: safe from any thread.
 */
final class MacOsLocks implements Locks {

    static final String NO_CEILING = "macOS raises no owner of a lock to a ceiling";

    private final Locks plain;
    private final ObjectLimit limit;

    MacOsLocks(Locks plain, ObjectLimit limit) {
        this.plain = plain;
        this.limit = limit;
    }

    @Override
    public PlatformLock create(LockProtocol protocol) {
        return switch (protocol) {
            case LockProtocol.Plain none -> plain.create(none);
            case LockProtocol.Inherit inherit -> new UnfairLock(limit);
            case LockProtocol.Ceiling ceiling -> throw new PlatformException(Kind.ABSENT, NO_CEILING);
        };
    }

    @Override
    public int used() {
        return limit.used();
    }
}
