// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx.neutrino;

import com.sun.jna.Native;

/**
 * The wait for a mutex until a moment on the monotonic clock.
 *
 * <p>Concurrency: safe from any thread.
 *
 * <p>Source: QNX library reference, pthread_mutex_timedlock_monotonic.
 */
public final class TimedMutex {

    static {
        Native.register(TimedMutex.class, QnxLibrary.posix());
    }

    private TimedMutex() {
    }

    /** Waits for a mutex; the moment is absolute on {@code CLOCK_MONOTONIC}. */
    public static native int pthread_mutex_timedlock_monotonic(long mutex, long timespec);
}
