// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx.neutrino;

import wrt.api.platform.OsError;

/** The error numbers that the backend's calls can give, with QNX's names, and what they mean here. */
public enum Errno {
    /** Not permitted. */
    EPERM(1, "not permitted"),
    /** No such process, thread, or channel. */
    ESRCH(3, "no such channel, connection or thread"),
    /** A signal came first. */
    EINTR(4, "interrupted by a signal"),
    /** No such connection. */
    EBADF(9, "no such connection"),
    /** Nothing left of something. */
    EAGAIN(11, "no kernel object left"),
    /** No memory. */
    ENOMEM(12, "out of memory"),
    /** No access. */
    EACCES(13, "no access"),
    /** Bad address. */
    EFAULT(14, "bad address"),
    /** In use. */
    EBUSY(16, "in use"),
    /** Bad argument. */
    EINVAL(22, "invalid argument"),
    /** Too many in the system. */
    ENFILE(23, "too many in the system"),
    /** Too many in the process. */
    EMFILE(24, "too many in the process"),
    /** The caller would wait for itself. */
    EDEADLK(45, "the caller owns it already"),
    /** Not supported. */
    ENOTSUP(48, "not supported"),
    /** No such call. */
    ENOSYS(89, "no such call"),
    /** The sender is to send again. */
    ERESTART(91, "send again"),
    /** Too long. */
    EMSGSIZE(240, "message too long"),
    /** No buffer. */
    ENOBUFS(255, "no buffer left"),
    /** The deadline has passed. */
    ETIMEDOUT(260, "timed out"),
    /** The receiver's buffer is no memory. */
    ESRVRFAULT(312, "a fault in the receiver's buffer");

    private final int number;
    private final String meaning;

    Errno(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /**
     * The number behind the name.
     *
     * @return QNX's number
     */
    public int number() {
        return number;
    }

    /**
     * Whether a number is this error.
     *
     * @param error a number of QNX
     * @return whether they are the same
     */
    public boolean is(int error) {
        return error == number;
    }

    /**
     * The error number in what a call returned that has no other result; the forms that return errors differ in the sign.
     *
     * @param result what it returned
     * @return 0 for success
     */
    public static int number(int result) {
        return Math.abs(result);
    }

    /**
     * The error of a number, as the seam has it.
     *
     * @param number QNX's number
     * @return number, name and meaning
     */
    public static OsError error(int number) {
        for (Errno e : values()) {
            if (e.number == number) {
                return new OsError(number, e.name(), e.meaning);
            }
        }
        return new OsError(number, "errno " + number, "");
    }
}
