// SPDX-License-Identifier: Apache-2.0
package wrt.example.demo;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread that calls components again and again, at a fixed rate or with a pause between calls.
 *
 * <p>Concurrency: started and stopped by the demo's thread; the body runs on the driver's own thread.
 */
final class Driver {

    /** What a driver does each time. */
    interface Body {

        /** Makes one call, or a few; returns false to end the driver. */
        boolean once();
    }

    private final Tally tally;
    private final Thread thread;
    private final long periodNanos;
    private volatile boolean stopping;

    private Driver(Tally tally, Duration period, Body body) {
        this.tally = tally;
        periodNanos = period.toNanos();
        thread = Thread.ofPlatform().name("demo " + tally.name()).daemon().unstarted(() -> run(body));
    }

    static Driver start(Tally tally, Duration period, Body body) {
        Driver driver = new Driver(tally, period, body);
        driver.thread.start();
        return driver;
    }

    // Releases at start + k * period, so that a late call does not move the ones after it.
    private void run(Body body) {
        long start = System.nanoTime();
        for (long k = 1; !stopping; k++) {
            if (!body.once()) {
                return;
            }
            long wait;
            while (!stopping && (wait = start + k * periodNanos - System.nanoTime()) > 0) {
                LockSupport.parkNanos(wait);
            }
        }
    }

    Tally tally() {
        return tally;
    }

    void stop() {
        stopping = true;
        LockSupport.unpark(thread);
    }

    boolean join(Duration limit) throws InterruptedException {
        return thread.join(limit);
    }
}
