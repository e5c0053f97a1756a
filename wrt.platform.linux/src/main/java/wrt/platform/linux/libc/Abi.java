// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux.libc;

/**
 * What differs between processor architectures: numbers of calls, sizes and offsets of structures, in bytes.
 *
 * <p>Source: the kernel's and glibc's headers; epoll_event is packed on x86-64 alone.
 *
 * @param calls the kernel's call numbers
 * @param epollEventBytes the size of {@code struct epoll_event}
 * @param epollDataOffset where its data is
 * @param pthreadAttrBytes the size of {@code pthread_attr_t}
 */
public record Abi(SystemCalls calls, int epollEventBytes, int epollDataOffset, int pthreadAttrBytes) {

    /** x86-64. */
    public static final Abi X86_64 = new Abi(SystemCalls.X86_64, 12, 4, 56);

    /** aarch64. */
    public static final Abi AARCH64 = new Abi(SystemCalls.AARCH64, 16, 8, 64);

    /** The size of {@code struct timespec}: seconds and nanoseconds, 8 bytes each. */
    public static final int TIMESPEC_BYTES = 16;

    /** The size of {@code struct itimerspec}: interval and value. */
    public static final int ITIMERSPEC_BYTES = 32;

    /** Where the value is in it. */
    public static final int ITIMERSPEC_VALUE = 16;

    /** The size of {@code struct pollfd}. */
    public static final int POLLFD_BYTES = 8;

    /** Where its events are, 2 bytes. */
    public static final int POLLFD_EVENTS = 4;

    /** The size of {@code struct futex_waitv}. */
    public static final int FUTEX_WAITV_BYTES = 24;

    /** Where its address is; the value is at 0. */
    public static final int FUTEX_WAITV_UADDR = 8;

    /** Where its flags are, 4 bytes. */
    public static final int FUTEX_WAITV_FLAGS = 16;

    /** The size of the first version of {@code struct sched_attr}. */
    public static final int SCHED_ATTR_BYTES = 48;

    /** Where its policy is, 4 bytes; the size is at 0. */
    public static final int SCHED_ATTR_POLICY = 4;

    /** Where its flags are, 8 bytes. */
    public static final int SCHED_ATTR_FLAGS = 8;

    /** Offset of {@code nice} in {@code sched_attr}. */
    public static final int SCHED_ATTR_NICE = 16;

    /** Where its priority is, 4 bytes. */
    public static final int SCHED_ATTR_PRIORITY = 20;

    /** Where its run time is, 8 bytes. */
    public static final int SCHED_ATTR_RUNTIME = 24;

    /** Where its deadline is, 8 bytes. */
    public static final int SCHED_ATTR_DEADLINE = 32;

    /** Where its period is, 8 bytes. */
    public static final int SCHED_ATTR_PERIOD = 40;

    /** The size of {@code cpu_set_t}, which covers 1024 processors. */
    public static final int CPU_SET_BYTES = 128;

    /**
     * The numbers of an architecture.
     *
     * @param architecture the value of the system property {@code os.arch}
     * @return its numbers
     * @throws UnsupportedOperationException if there is no table for it
     */
    public static Abi of(String architecture) {
        return switch (architecture) {
            case "amd64", "x86_64" -> X86_64;
            case "aarch64", "arm64" -> AARCH64;
            default -> throw new UnsupportedOperationException("no Linux system call numbers for architecture '"
                    + architecture + "'; there are those of amd64 and aarch64");
        };
    }
}
