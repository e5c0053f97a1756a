// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx.neutrino;

import com.sun.jna.Native;

/**
 * Threads, signal masks, mutexes and condition variables, which QNX wants to be used by their POSIX names. They return the error
 * number; those for memory return -1 and set {@code errno}.
 *
 * <p>Concurrency: safe from any thread.
 *
 * <p>Source: QNX library reference 7.1 and 8.0, the page of each function.
 */
public final class Posix {

    static {
        Native.register(Posix.class, QnxLibrary.posix());
    }

    private Posix() {
    }

    /** The number of the calling thread. */
    public static native int pthread_self();

    /** Names a thread. */
    public static native int pthread_setname_np(int thread, long name);

    /** Makes attributes of mutexes. */
    public static native int pthread_mutexattr_init(long attributes);

    /** Frees them. */
    public static native int pthread_mutexattr_destroy(long attributes);

    /** Chooses what a mutex does against priority inversion. */
    public static native int pthread_mutexattr_setprotocol(long attributes, int protocol);

    /** Chooses the priority of a mutex. */
    public static native int pthread_mutexattr_setprioceiling(long attributes, int priority);

    /** Makes a mutex; attributes 0 are the default: it checks for errors, and its owner inherits priorities. */
    public static native int pthread_mutex_init(long mutex, long attributes);

    /** Destroys a mutex. */
    public static native int pthread_mutex_destroy(long mutex);

    /** Waits for a mutex. */
    public static native int pthread_mutex_lock(long mutex);

    /** Takes a mutex if it is free. */
    public static native int pthread_mutex_trylock(long mutex);

    /** Gives a mutex up. */
    public static native int pthread_mutex_unlock(long mutex);

    /** Makes attributes of condition variables. */
    public static native int pthread_condattr_init(long attributes);

    /** Frees them. */
    public static native int pthread_condattr_destroy(long attributes);

    /** Chooses the clock of deadlines. */
    public static native int pthread_condattr_setclock(long attributes, int clock);

    /** Makes a condition variable. */
    public static native int pthread_cond_init(long condition, long attributes);

    /** Destroys a condition variable. */
    public static native int pthread_cond_destroy(long condition);

    /** Waits; the mutex is free meanwhile. */
    public static native int pthread_cond_wait(long condition, long mutex);

    /** Waits until a moment on the clock of the attributes. */
    public static native int pthread_cond_timedwait(long condition, long mutex, long timespec);

    /** Wakes the most urgent thread that waits. */
    public static native int pthread_cond_signal(long condition);

    /** Wakes all threads that wait. */
    public static native int pthread_cond_broadcast(long condition);

    /** Puts every signal into a set. */
    public static native int sigfillset(long set);

    /** Takes a signal out of a set. */
    public static native int sigdelset(long set, int signal);

    /** Changes which signals the calling thread blocks, and writes which it did. */
    public static native int pthread_sigmask(int how, long set, long old);

    /** Keeps memory in place. */
    public static native int mlockall(int flags);

    /** Undoes it. */
    public static native int munlockall();

    /** Why the last call of this thread failed, for those that return -1. */
    public static int errno() {
        return Native.getLastError();
    }
}
