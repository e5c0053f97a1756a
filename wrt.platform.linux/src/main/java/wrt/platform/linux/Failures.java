// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.platform.linux.libc.Errno;
import wrt.platform.linux.libc.Libc;

/** Failures of system calls as the seam has them. */
final class Failures {

    private Failures() {
    }

    /** The failure of the last call of this thread. */
    static PlatformException last(String what) {
        return of(what, Libc.errno());
    }

    /** A failure by its number. */
    static PlatformException of(String what, int number) {
        return new PlatformException(kind(number), what, Errno.error(number));
    }

    private static Kind kind(int number) {
        if (number == Errno.EMFILE.number() || number == Errno.ENFILE.number() || number == Errno.ENOMEM.number()) {
            return Kind.LIMIT;
        }
        if (number == Errno.EPERM.number() || number == Errno.EACCES.number()) {
            return Kind.REFUSED;
        }
        if (number == Errno.EINVAL.number() || number == Errno.EBADF.number()) {
            return Kind.INVALID;
        }
        if (number == Errno.EDEADLK.number()) {
            return Kind.DEADLOCK;
        }
        if (number == Errno.ETIMEDOUT.number()) {
            return Kind.TIMED_OUT;
        }
        return number == Errno.ENOSYS.number() ? Kind.ABSENT : Kind.FAILED;
    }
}
