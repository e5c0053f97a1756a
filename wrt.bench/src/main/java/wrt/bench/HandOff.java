// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What a call across threads costs without anything else: one thread wakes another and is woken by it. */
@State(Scope.Thread)
public class HandOff {

    private volatile boolean asked;
    private volatile boolean stop;
    private volatile @Nullable Thread caller;
    private @Nullable Thread peer;

    /** Starts the peer. */
    @Setup
    public void setUp() {
        caller = Thread.currentThread();
        peer = Thread.ofPlatform().daemon().start(this::answer);
    }

    private void answer() {
        while (!stop) {
            if (asked) {
                asked = false;
                LockSupport.unpark(caller);
            } else {
                LockSupport.park(this);
            }
        }
    }

    /** Ends the peer. */
    @TearDown
    public void tearDown() {
        stop = true;
        LockSupport.unpark(peer);
    }

    /** One round trip. */
    @Benchmark
    public void roundTrip() {
        caller = Thread.currentThread();
        asked = true;
        LockSupport.unpark(peer);
        while (asked) {
            LockSupport.park(this);
        }
    }
}
