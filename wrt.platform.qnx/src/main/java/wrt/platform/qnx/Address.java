// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.platform.qnx.neutrino.Errno;

/**
 * Where messages go: a channel, or one of several behind it.
 *
 * <p>Concurrency: safe from any thread.
 */
interface Address {

    /** A channel that shares with no other. */
    int NO_ROUTE = 0;

    /** What it is in a message for people. */
    String CHANNEL = "the channel";

    /** Where a message begins in the memory of a call; what stands before is for the call's own structures. */
    long MESSAGE = 128;

    /** The number behind the channel, 1 to 65535, or {@link #NO_ROUTE}. */
    int route();

    /** The longest message in bytes, without its {@link Header}. */
    int maxBytes();

    /** Whether nobody receives there any more. */
    boolean isClosed();

    /** Makes room for a pulse; throws a failure of kind LIMIT if there is none. The kernel has a limit of its own. */
    default void admitPulse() {
    }

    /** A pulse that was admitted is in the kernel, or was refused there. */
    default void pulseSent(boolean accepted) {
    }

    /** That a status is none of those by which the kernel means an error. */
    static void checkStatus(long status) {
        if (status < 0) {
            throw new PlatformException(Kind.INVALID, "a status is 0 or more, but is " + status);
        }
    }

    /** That a number is an error, and not the one that makes the kernel send the message again. */
    static void checkError(int code) {
        if (code < 1 || Errno.ERESTART.is(code)) {
            throw new PlatformException(Kind.INVALID, "an error is a number of 1 or more, and not "
                    + Errno.error(Errno.ERESTART.number()) + ", but is " + code);
        }
    }
}
