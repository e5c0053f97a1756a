// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import wrt.api.platform.Timer;

/**
 * A timer whose moments stand here; the sleep until the next one is the system's.
 *
 * <p>Concurrency: its monitor guards the moments, and is not held in a sleep.
 */
public final class SleeperTimer implements Timer {

    private final Sleeper sleeper;
    private final ObjectLimit limit;
    private Expirations expirations = Expirations.none();
    private boolean closed;

    SleeperTimer(Sleeper sleeper, ObjectLimit limit) {
        this.sleeper = sleeper;
        this.limit = limit;
    }

    @Override
    public void arm(long firstNanos, long periodNanos) {
        replace(new Expirations(firstNanos, periodNanos));
    }

    @Override
    public void cancel() {
        replace(Expirations.none());
    }

    private synchronized void replace(Expirations wanted) {
        checkOpen();
        expirations = wanted;
        sleeper.wake();
    }

    @Override
    public long await(long deadlineNanos) {
        while (true) {
            long until;
            synchronized (this) {
                checkOpen();
                long count = expirations.take(System.nanoTime());
                if (count > 0 || Deadline.passed(deadlineNanos)) {
                    return count;
                }
                until = Deadline.earlier(expirations.due(), deadlineNanos);
                sleeper.expect();
            }
            try {
                sleeper.sleep(until);
            } finally {
                synchronized (this) {
                    sleeper.done();
                }
            }
        }
    }

    private void checkOpen() {
        if (closed) {
            throw UseGuard.closed("the timer");
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            sleeper.wake();
        }
        sleeper.close();
        limit.giveBack();
    }
}
