// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos.system;

import wrt.api.platform.OsError;

/** The error numbers that the backend's calls can give, with their names; see Apple's sys/errno.h. */
public enum Errno {
    /** Not permitted. */
    EPERM(1, "not permitted"),
    /** No such thing. */
    ENOENT(2, "no such thing"),
    /** No such thread. */
    ESRCH(3, "no such thread"),
    /** A signal came first. */
    EINTR(4, "interrupted by a signal"),
    /** Bad descriptor. */
    EBADF(9, "bad descriptor"),
    /** Deadlock. */
    EDEADLK(11, "the caller would wait for itself"),
    /** No memory. */
    ENOMEM(12, "out of memory"),
    /** No access. */
    EACCES(13, "no access"),
    /** Bad address. */
    EFAULT(14, "bad address"),
    /** Busy. */
    EBUSY(16, "busy"),
    /** Bad argument. */
    EINVAL(22, "invalid argument"),
    /** System file table full. */
    ENFILE(23, "too many open files in the system"),
    /** Process file table full. */
    EMFILE(24, "too many open files"),
    /** Not now. */
    EAGAIN(35, "not at this moment"),
    /** Not supported. */
    ENOTSUP(45, "not supported"),
    /** The deadline has passed. */
    ETIMEDOUT(60, "timed out"),
    /** Name too long. */
    ENAMETOOLONG(63, "the name is too long"),
    /** No such call. */
    ENOSYS(78, "the system has no such call");

    private final int number;
    private final String meaning;

    Errno(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /**
     * The number behind the name.
     *
     * @return the system's number
     */
    public int number() {
        return number;
    }

    /**
     * The error of a number, as the seam has it.
     *
     * @param number the system's number
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
