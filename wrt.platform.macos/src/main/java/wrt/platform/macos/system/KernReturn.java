// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos.system;

import wrt.api.platform.OsError;

/** What a call of Mach answers, with its name; see Apple's mach/kern_return.h. */
public enum KernReturn {
    /** Done. */
    KERN_SUCCESS(0, "done"),
    /** Bad address. */
    KERN_INVALID_ADDRESS(1, "bad address"),
    /** Protection. */
    KERN_PROTECTION_FAILURE(2, "the memory does not allow it"),
    /** No room. */
    KERN_NO_SPACE(3, "no address range is free"),
    /** Bad argument. */
    KERN_INVALID_ARGUMENT(4, "invalid argument"),
    /** Anything. */
    KERN_FAILURE(5, "failed"),
    /** No resources. */
    KERN_RESOURCE_SHORTAGE(6, "out of memory"),
    /** No access. */
    KERN_NO_ACCESS(8, "no access"),
    /** Gone. */
    KERN_TERMINATED(37, "the thread has ended"),
    /** Not here. */
    KERN_NOT_SUPPORTED(46, "not supported on this machine");

    private final int number;
    private final String meaning;

    KernReturn(int number, String meaning) {
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
        for (KernReturn e : values()) {
            if (e.number == number) {
                return new OsError(number, e.name(), e.meaning);
            }
        }
        return new OsError(number, "kern_return " + number, "");
    }
}
