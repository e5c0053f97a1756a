// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.platform.qnx.neutrino.Errno;

/** Failures of QNX's calls as the seam has them. */
final class Failures {

    private Failures() {
    }

    /** A failure by its number, positive or negative. */
    static PlatformException of(String what, int result) {
        int number = Errno.number(result);
        return new PlatformException(kind(number), what, Errno.error(number));
    }

    /** Checks a call that returns nothing but success. */
    static void check(String what, int result) {
        if (result != 0) {
            throw of(what, result);
        }
    }

    /** Checks a call that returns an identity. */
    static int identity(String what, int result) {
        if (result < 0) {
            throw of(what, result);
        }
        return result;
    }

    private static Kind kind(int number) {
        if (Errno.EAGAIN.is(number) || Errno.ENOMEM.is(number) || Errno.ENFILE.is(number) || Errno.EMFILE.is(number)
                || Errno.ENOBUFS.is(number)) {
            return Kind.LIMIT;
        }
        if (Errno.EPERM.is(number) || Errno.EACCES.is(number)) {
            return Kind.REFUSED;
        }
        if (Errno.EINVAL.is(number)) {
            return Kind.INVALID;
        }
        if (Errno.ESRCH.is(number) || Errno.EBADF.is(number)) {
            return Kind.CLOSED;
        }
        if (Errno.EDEADLK.is(number)) {
            return Kind.DEADLOCK;
        }
        if (Errno.ETIMEDOUT.is(number)) {
            return Kind.TIMED_OUT;
        }
        return Errno.ENOSYS.is(number) || Errno.ENOTSUP.is(number) ? Kind.ABSENT : Kind.FAILED;
    }
}
