// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What a call across threads costs without anything else: one thread wakes another and is woken by it.
 *
 * <p>Concurrency: one thread asks, another answers.
 */
final class HandOff {

    private volatile boolean asked;
    private volatile boolean stop;
    private volatile @Nullable Thread asking;
    private volatile @Nullable Thread answering;

    /** The answering thread's part, until it is stopped. */
    void answer() {
        answering = Thread.currentThread();
        while (!stop) {
            if (asked) {
                asked = false;
                LockSupport.unpark(asking);
            } else {
                LockSupport.park(this);
            }
        }
    }

    void stop() {
        stop = true;
        LockSupport.unpark(answering);
    }

    /** One round trip. */
    void roundTrip() {
        asking = Thread.currentThread();
        asked = true;
        LockSupport.unpark(answering);
        while (asked) {
            LockSupport.park(this);
        }
    }
}
