// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import wrt.api.platform.Parker;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.api.platform.Timer;

/**
 * A kernel timer whose pulses one thread waits for.
 *
 * <p>Concurrency: its monitor guards the moments; nothing blocks in it.
 */
final class PulseTimer implements Timer {

    private final PulsePort port;
    private Expirations moments = new Expirations(Parker.FOREVER, 0);
    private boolean closed;

    PulseTimer(PulsePort port) {
        this.port = port;
    }

    @Override
    public void arm(long firstNanos, long periodNanos) {
        replace(new Expirations(firstNanos, periodNanos));
    }

    @Override
    public void cancel() {
        replace(new Expirations(Parker.FOREVER, 0));
    }

    private synchronized void replace(Expirations wanted) {
        checkOpen();
        moments = wanted;
        port.wake();
    }

    @Override
    public long await(long deadlineNanos) {
        while (true) {
            port.expect();
            long until;
            synchronized (this) {
                checkOpen();
                long count = moments.take(System.nanoTime());
                if (count > 0 || MonotonicClock.passed(deadlineNanos)) {
                    return count;
                }
                until = moments.orBefore(deadlineNanos);
            }
            port.sleep(until);
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new PlatformException(Kind.CLOSED, "the timer is closed");
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        port.close();
    }
}
