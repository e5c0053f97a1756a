// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import com.sun.jna.Native;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;

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
        return new PlatformException(kind(number), what, VxErrno.error(number));
    }

    private static Kind kind(int number) {
        for (VxErrno known : VxErrno.values()) {
            if (known.is(number)) {
                return switch (known) {
                    case ENOMEM, NOT_ENOUGH_MEMORY -> Kind.LIMIT;
                    case EACCES -> Kind.REFUSED;
                    case ENOSYS -> Kind.ABSENT;
                    case OBJ_TIMEOUT, OBJ_UNAVAILABLE, EVENT_TIMEOUT, NOT_ALL_EVENTS -> Kind.TIMED_OUT;
                    case OBJ_DELETED -> Kind.CLOSED;
                    case INVALID_MSG_LENGTH -> Kind.TOO_LONG;
                    case INVALID_OPERATION -> Kind.NOT_OWNER;
                    default -> Kind.INVALID;
                };
            }
        }
        return Kind.FAILED;
    }
}
