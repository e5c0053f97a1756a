// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import wrt.platform.linux.libc.Libc;

/**
 * What locks with priority inheritance need.
 *
 * @param futex the kernel's calls
 * @param clock converts deadlines
 * @param gettid the number of gettid
 */
record PiFutexes(KernelFutex futex, MonotonicClock clock, long gettid) {

    private static final ThreadLocal<Integer> SELF = new ThreadLocal<>();

    /** The kernel's number of the calling thread, which never changes. */
    int self() {
        Integer known = SELF.get();
        if (known == null) {
            known = (int) Libc.syscall(gettid, 0, 0, 0, 0, 0, 0);
            SELF.set(known);
        }
        return known;
    }
}
