// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.jspecify.annotations.Nullable;
import wrt.component.abi.HostBuffer;
import wrt.component.async.CopyEnd;

/**
 * A read or write by the host. It may run code of the guest at the other end, its allocator, and look at what that guest
 * gave: what goes wrong there is the guest's failure, although nothing of it is on the stack.
 *
 * <p>Concurrency: belongs to the owner of the store.
 */
final class HostCopy {

    private HostCopy() {
    }

    /** Begins a copy of an end that the host holds; null if that went well, else what did not. */
    static @Nullable Throwable begin(CopyEnd end, HostBuffer buffer) {
        try {
            end.copy(0, buffer, end);
            return null;
        } catch (IllegalArgumentException | IllegalStateException e) {
            return e; // a value of the host's does not fit
        } catch (RuntimeException | Error e) {
            if (end.otherOwner() instanceof RuntimeInstance guest) {
                guest.poison(e);
            }
            return e;
        }
    }
}
