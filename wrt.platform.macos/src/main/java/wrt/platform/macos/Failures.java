// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import com.sun.jna.Native;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.platform.macos.system.Errno;
import wrt.platform.macos.system.KernReturn;

/** Failures of the system's calls as the seam has them. */
final class Failures {

    private Failures() {
    }

    /** The failure of the last call of this thread. */
    static PlatformException last(String what) {
        return of(what, Native.getLastError());
    }

    /** A failure by its error number. */
    static PlatformException of(String what, int number) {
        return new PlatformException(kind(number), what, Errno.error(number));
    }

    /** A failure of Mach by its number. */
    static PlatformException mach(String what, int number) {
        boolean full = number == KernReturn.KERN_NO_SPACE.number()
                || number == KernReturn.KERN_RESOURCE_SHORTAGE.number();
        return new PlatformException(full ? Kind.LIMIT : Kind.FAILED, what, KernReturn.error(number));
    }

    private static Kind kind(int number) {
        for (Errno known : Errno.values()) {
            if (known.number() == number) {
                return switch (known) {
                    case EMFILE, ENFILE, ENOMEM -> Kind.LIMIT;
                    case EPERM, EACCES -> Kind.REFUSED;
                    case EINVAL, EBADF, ENOENT -> Kind.INVALID;
                    case EDEADLK -> Kind.DEADLOCK;
                    case ETIMEDOUT -> Kind.TIMED_OUT;
                    case ENOSYS, ENOTSUP -> Kind.ABSENT;
                    default -> Kind.FAILED;
                };
            }
        }
        return Kind.FAILED;
    }
}
