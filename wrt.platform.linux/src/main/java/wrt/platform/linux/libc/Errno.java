// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux.libc;

import wrt.api.platform.OsError;

/** The error numbers that the backend's calls can give, with the kernel's names; see errno(3). */
public enum Errno {
    /** Not permitted. */
    EPERM(1, "not permitted"),
    /** No such thread. */
    ESRCH(3, "no such thread"),
    /** A signal came first. */
    EINTR(4, "interrupted by a signal"),
    /** Bad descriptor. */
    EBADF(9, "bad descriptor"),
    /** The word had another value. */
    EAGAIN(11, "the value had changed"),
    /** No memory. */
    ENOMEM(12, "out of memory"),
    /** No access. */
    EACCES(13, "no access"),
    /** Bad address. */
    EFAULT(14, "bad address"),
    /** Busy. */
    EBUSY(16, "busy, or not admitted"),
    /** Bad argument. */
    EINVAL(22, "invalid argument"),
    /** System file table full. */
    ENFILE(23, "too many open files in the system"),
    /** Process file table full. */
    EMFILE(24, "too many open files"),
    /** Deadlock. */
    EDEADLK(35, "the caller would wait for itself"),
    /** No such call. */
    ENOSYS(38, "the kernel has no such call"),
    /** The deadline has passed. */
    ETIMEDOUT(110, "timed out");

    private final int number;
    private final String meaning;

    Errno(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /**
     * The number behind the name.
     *
     * @return the kernel's number
     */
    public int number() {
        return number;
    }

    /**
     * The error of a number, as the seam has it.
     *
     * @param number the kernel's number
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

    /**
     * Names an error number for people.
     *
     * @param number the kernel's number
     * @return for example {@code EPERM (1, not permitted)}
     */
    public static String describe(int number) {
        return error(number).toString();
    }
}
