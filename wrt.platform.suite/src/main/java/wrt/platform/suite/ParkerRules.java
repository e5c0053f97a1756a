// SPDX-License-Identifier: Apache-2.0
package wrt.platform.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import wrt.api.platform.Parker;

/** The rules of permits, on which a partition sleeps. */
abstract class ParkerRules extends Rules {

    @Test
    void aWakeBeforeTheWaitIsKept() {
        try (Parker parker = backend().parker()) {
            parker.unpark();
            parker.unpark();
            parker.park(Parker.FOREVER);
        }
    }

    @Test
    void aPassedDeadlineReturns() {
        try (Parker parker = backend().parker()) {
            parker.park(System.nanoTime());
            parker.park(System.nanoTime() - 1);
            parker.park(System.nanoTime() - Long.MAX_VALUE / 2);
        }
    }

    @Test
    void aDeadlineEndsTheWaitAndNotLongAfter() {
        try (Parker parker = backend().parker()) {
            long deadline = in(20, TimeUnit.MILLISECONDS);
            while (System.nanoTime() - deadline < 0) {
                parker.park(deadline);
            }
        }
    }

    @Test
    void anUnparkWakesTheThreadThatSleeps() throws InterruptedException {
        for (long deadline : new long[]{Parker.FOREVER, System.nanoTime() + Long.MAX_VALUE / 2}) {
            try (Parker parker = backend().parker()) {
                AtomicInteger state = new AtomicInteger();
                go(() -> {
                    while (state.get() == 0) {
                        parker.park(deadline);
                    }
                });
                settle();
                state.set(1);
                parker.unpark();
                joinAll();
            }
        }
    }

    @Test
    void closingTwiceGivesOneBack() {
        Parker parker = backend().parker();
        assertThat(backend().waitWords().used()).isEqualTo(1);
        parker.close();
        parker.close();
        parker.unpark();
        assertThat(backend().waitWords().used()).isZero();
    }

    @Test
    void noWakeIsLostAmongRacingTimeOuts() throws InterruptedException {
        int handOffs = Stress.rounds(50_000, 1_000_000);
        try (Parker ping = backend().parker(); Parker pong = backend().parker()) {
            AtomicInteger ball = new AtomicInteger();
            go(() -> {
                for (int turn = 1; turn < 2 * handOffs; turn += 2) {
                    while (ball.get() != turn) {
                        pong.park(Parker.FOREVER);
                    }
                    ball.set(turn + 1);
                    ping.unpark();
                }
            });
            SplittableRandom random = new SplittableRandom(7);
            for (int turn = 0; turn < 2 * handOffs; turn += 2) {
                ball.set(turn + 1);
                pong.unpark();
                boolean limited = random.nextInt(8) != 0;
                while (ball.get() != turn + 2) {
                    ping.park(limited ? System.nanoTime() + random.nextInt(40_000) : Parker.FOREVER);
                }
            }
            joinAll();
            assertThat(ball).hasValue(2 * handOffs);
        }
    }
}
