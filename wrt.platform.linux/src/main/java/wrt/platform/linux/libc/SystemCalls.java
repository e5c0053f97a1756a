// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux.libc;

/**
 * The kernel's call numbers, which differ between processor architectures.
 *
 * <p>Source: asm/unistd_64.h for x86-64, asm-generic/unistd.h for aarch64.
 *
 * @param futex futex(2)
 * @param futexWaitv futex_waitv(2), since Linux 5.16
 * @param gettid gettid(2)
 * @param tgkill tgkill(2)
 * @param schedSetattr sched_setattr(2)
 * @param schedGetattr sched_getattr(2)
 * @param setMempolicy set_mempolicy(2)
 * @param getMempolicy get_mempolicy(2)
 * @param epollPwait2 epoll_pwait2(2), since Linux 5.11
 */
public record SystemCalls(long futex, long futexWaitv, long gettid, long tgkill, long schedSetattr, long schedGetattr,
        long setMempolicy, long getMempolicy, long epollPwait2) {

    /** x86-64. */
    public static final SystemCalls X86_64 = new SystemCalls(202, 449, 186, 234, 314, 315, 238, 239, 441);

    /** aarch64, which uses the generic table. */
    public static final SystemCalls AARCH64 = new SystemCalls(98, 449, 178, 131, 274, 275, 237, 236, 441);
}
