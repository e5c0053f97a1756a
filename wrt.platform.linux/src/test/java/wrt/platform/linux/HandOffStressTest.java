// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wrt.api.platform.Parker;

/**
 * Two threads hand a number back and forth, one of them with time-outs that race with the wake. A lost wake would leave
 * both asleep, which the time limit turns into a failure.
 */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HandOffStressTest {

    private static final int HAND_OFFS = 100_000;

    private final CountingFutex futex = new CountingFutex();
    private final FutexSlab slab = new FutexSlab(2);
    private final FutexParker ping = new FutexParker(futex, MonotonicClock.measure(), slab);
    private final FutexParker pong = new FutexParker(futex, MonotonicClock.measure(), slab);
    private final AtomicLong ball = new AtomicLong();

    @Test
    void noWakeIsLostAmongRacingTimeOuts() throws InterruptedException {
        Thread other = Thread.ofPlatform().start(() -> {
            for (long turn = 1; turn < 2L * HAND_OFFS; turn += 2) {
                while (ball.get() != turn) {
                    // No deadline here: only a wake lets this side go on.
                    pong.park(Parker.FOREVER);
                }
                ball.set(turn + 1);
                ping.unpark();
            }
        });
        SplittableRandom random = new SplittableRandom(42);
        long timeOuts = 0;
        for (long turn = 0; turn < 2L * HAND_OFFS; turn += 2) {
            ball.set(turn + 1);
            pong.unpark();
            // Most deadlines fall into the time that the hand-off takes; every eighth wait has none.
            boolean limited = random.nextInt(8) != 0;
            while (ball.get() != turn + 2) {
                long deadline = limited ? System.nanoTime() + random.nextInt(40_000) : Parker.FOREVER;
                ping.park(deadline);
                if (limited && System.nanoTime() >= deadline) {
                    timeOuts++;
                }
            }
        }
        other.join();
        assertThat(ball).hasValue(2L * HAND_OFFS);
        assertThat(timeOuts).as("time-outs that raced with a wake").isPositive();
        assertThat(futex.waits.get()).as("sleeps in the kernel").isPositive();
        System.out.printf("hand-off: %,d each way, %,d sleeps, %,d wakes, %,d deadlines passed%n", HAND_OFFS,
                futex.waits.get(), futex.wakes.get(), timeOuts);
        ping.close();
        pong.close();
        slab.close();
        assertThat(slab.isAlive()).isFalse();
    }
}
