// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux.libc;

import com.sun.jna.Native;

/**
 * The functions of the C library that the backend calls, under their own names, mapped directly.
 *
 * <p>All arguments are primitive and pointers are raw addresses: a call then costs about 70 ns instead of 150 to 250.
 * A function that fails returns -1; {@link #errno()} of the same thread then says why.
 *
 * <p>Concurrency: safe from any thread; the error number is kept per thread.
 */
public final class Libc {

    /** {@code CLOCK_MONOTONIC} of clock_gettime(2). */
    public static final int CLOCK_MONOTONIC = 1;

    /** {@code PR_SET_NAME} of prctl(2): the buffer holds at most 16 bytes with the final zero. */
    public static final int PR_SET_NAME = 15;

    /** {@code PR_GET_NAME} of prctl(2): the buffer must hold 16 bytes. */
    public static final int PR_GET_NAME = 16;

    /** {@code SCHED_FIFO} of sched(7). */
    public static final int SCHED_FIFO = 1;

    /** {@code SCHED_RESET_ON_FORK} of sched(7): threads created from this one start with ordinary scheduling. */
    public static final int SCHED_RESET_ON_FORK = 0x40000000;

    static {
        Native.register(Libc.class, "c");
    }

    private Libc() {
    }

    /**
     * Calls the kernel by number; see syscall(2). On x86-64 and aarch64 integer arguments travel as for a function
     * without varargs.
     */
    public static native long syscall(long number, long a, long b, long c, long d, long e, long f);

    /**
     * Calls the kernel by number with the arguments that it looks at and no more: each costs some 30 ns.
     */
    public static native long syscall(long number, long a, long b, long c);

    /** Calls the kernel by number with the arguments that it looks at and no more. */
    public static native long syscall(long number, long a, long b, long c, long d);

    /** See prctl(2). */
    public static native int prctl(int option, long a, long b, long c, long d);

    /** See sched_setaffinity(2); thread 0 is the calling one. */
    public static native int sched_setaffinity(int thread, long bytes, long mask);

    /** See sched_getaffinity(2); thread 0 is the calling one. */
    public static native int sched_getaffinity(int thread, long bytes, long mask);

    /** See sched_setscheduler(2); thread 0 is the calling one. */
    public static native int sched_setscheduler(int thread, int policy, long parameters);

    /** See sched_getscheduler(2); thread 0 is the calling one. */
    public static native int sched_getscheduler(int thread);

    /** See getpriority(2); which 0 is a thread, and thread 0 the calling one. */
    public static native int getpriority(int which, int who);

    /** See clock_gettime(2). */
    public static native int clock_gettime(int clock, long timespec);

    /** See epoll_create(2). */
    public static native int epoll_create1(int flags);

    /** See epoll_ctl(2). */
    public static native int epoll_ctl(int epoll, int operation, int descriptor, long event);

    /** See epoll_wait(2). */
    public static native int epoll_wait(int epoll, long events, int most, int millis);

    /** See eventfd(2). */
    public static native int eventfd(int initial, int flags);

    /** See timerfd_create(2). */
    public static native int timerfd_create(int clock, int flags);

    /** See timerfd_create(2). */
    public static native int timerfd_settime(int timer, int flags, long value, long old);

    /** See poll(2). */
    public static native int ppoll(long descriptors, long count, long timeout, long mask);

    /** See read(2). */
    public static native long read(int descriptor, long buffer, long bytes);

    /** See write(2). */
    public static native long write(int descriptor, long buffer, long bytes);

    /** See close(2). */
    public static native int close(int descriptor);

    /** See pipe(2). */
    public static native int pipe2(long descriptors, int flags);

    /** See malloc(3). */
    public static native long malloc(long bytes);

    /** See malloc(3). */
    public static native void free(long address);

    /** See mlockall(2). */
    public static native int mlockall(int flags);

    /** See mlockall(2). */
    public static native int munlockall();

    /** See memfd_create(2). */
    public static native int memfd_create(long name, int flags);

    /** See ftruncate(2). */
    public static native int ftruncate(int descriptor, long bytes);

    /** See mmap(2). */
    public static native long mmap(long address, long bytes, int protection, int flags, int descriptor, long offset);

    /** See mprotect(2). */
    public static native int mprotect(long address, long bytes, int protection);

    /** See mmap(2). */
    public static native int munmap(long address, long bytes);

    /** See getpagesize(2). */
    public static native int getpagesize();

    /** See pthread_self(3). */
    public static native long pthread_self();

    /** See pthread_getattr_np(3). */
    public static native int pthread_getattr_np(long thread, long attributes);

    /** See pthread_attr_getstacksize(3). */
    public static native int pthread_attr_getstacksize(long attributes, long bytes);

    /** See pthread_attr_destroy(3). */
    public static native int pthread_attr_destroy(long attributes);

    /**
     * Why the last call of this thread failed.
     *
     * @return the error number; meaningful only after a call that returned -1
     */
    public static int errno() {
        return Native.getLastError();
    }
}
