// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos.system;

import com.sun.jna.Native;

/**
 * Threads. Each function returns an error number, unless it says otherwise.
 *
 * <p>Concurrency: safe from any thread; what speaks of the calling thread must not be called on a virtual one.
 *
 * <p>Source: Apple's pthread.h, pthread/qos.h, sched.h.
 */
public final class Pthreads {

    /** Ordinary. */
    public static final int SCHED_OTHER = 1;
    /** Taking turns. */
    public static final int SCHED_RR = 2;
    /** First in, first out. */
    public static final int SCHED_FIFO = 4;

    static {
        Native.register(Pthreads.class, MacOsLibrary.open(MacOsLibrary.SYSTEM));
    }

    private Pthreads() {
    }

    /** The calling thread. */
    public static native long pthread_self();

    /** Names the calling thread. */
    public static native int pthread_setname_np(long name);

    /** Writes the system's number of a thread, or of the calling one for 0. */
    public static native int pthread_threadid_np(long thread, long id);

    /** The stack's size in bytes. */
    public static native long pthread_get_stacksize_np(long thread);

    /** Gives the calling thread a class of service. */
    public static native int pthread_set_qos_class_self_np(int quality, int relative);

    /** Sets policy and priority. */
    public static native int pthread_setschedparam(long thread, int policy, long parameters);

    /** Writes policy and priority. */
    public static native int pthread_getschedparam(long thread, long policy, long parameters);

    /** The kernel's port of a thread, which is not to be given back. */
    public static native int pthread_mach_thread_np(long thread);
}
