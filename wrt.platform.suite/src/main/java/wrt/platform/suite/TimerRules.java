// SPDX-License-Identifier: Apache-2.0
package wrt.platform.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformException.Kind;
import wrt.api.platform.PlatformLimits;
import wrt.api.platform.Timer;

/** The rules of timers. */
abstract class TimerRules extends Rules {

    private static final int MANY = 2000;

    @Override
    PlatformLimits limits() {
        return new PlatformLimits(64, 1, 1, 1, MANY, 1);
    }

    @Test
    void aTimerExpiresOnceAndNotBefore() {
        try (Timer timer = backend().timers().create()) {
            long first = in(20, TimeUnit.MILLISECONDS);
            timer.arm(first, 0);
            assertThat(take(timer)).isEqualTo(1);
            assertThat(System.nanoTime() - first).isNotNegative();
            assertThat(timer.await(in(20, TimeUnit.MILLISECONDS))).isZero();
        }
    }

    @Test
    void aPassedMomentExpiresAtOnce() {
        try (Timer timer = backend().timers().create()) {
            for (long ago : new long[]{0, 1, TimeUnit.HOURS.toNanos(1), Long.MAX_VALUE / 2}) {
                timer.arm(System.nanoTime() - ago, 0);
                assertThat(take(timer)).isEqualTo(1);
            }
        }
    }

    @Test
    void aFarMomentDoesNotExpire() {
        try (Timer timer = backend().timers().create()) {
            timer.arm(System.nanoTime() + Long.MAX_VALUE / 2, 0);
            assertThat(timer.await(in(20, TimeUnit.MILLISECONDS))).isZero();
        }
    }

    @Test
    void aPeriodDoesNotDriftAndWhatWasMissedIsCounted() throws InterruptedException {
        try (Timer timer = backend().timers().create()) {
            long period = TimeUnit.MILLISECONDS.toNanos(5);
            long first = System.nanoTime() + period;
            timer.arm(first, period);
            long expirations = 0;
            for (int i = 0; i < 10; i++) {
                expirations += take(timer);
                assertThat(System.nanoTime() - (first + (expirations - 1) * period)).as("never early").isNotNegative();
            }
            Thread.sleep(4 * period / 1_000_000);
            long before = System.nanoTime();
            expirations += take(timer);
            assertThat(expirations).as("all up to before the wait")
                    .isGreaterThanOrEqualTo(1 + (before - first) / period);
        }
    }

    @Test
    void aCancelledTimerNeverExpiresAndWhatItHadIsForgotten() throws InterruptedException {
        try (Timer timer = backend().timers().create()) {
            timer.arm(System.nanoTime(), TimeUnit.MILLISECONDS.toNanos(1));
            settle();
            timer.cancel();
            assertThat(timer.await(in(20, TimeUnit.MILLISECONDS))).isZero();
            timer.arm(System.nanoTime(), 0);
            assertThat(take(timer)).isEqualTo(1);
        }
    }

    @Test
    void armingAnewReplacesTheOldMoment() {
        try (Timer timer = backend().timers().create()) {
            timer.arm(in(10, TimeUnit.MILLISECONDS), 0);
            long first = in(40, TimeUnit.MILLISECONDS);
            timer.arm(first, 0);
            assertThat(take(timer)).isEqualTo(1);
            assertThat(System.nanoTime() - first).isNotNegative();
        }
    }

    @Test
    void aTimerThatIsArmedWhileAThreadWaitsWakesIt() throws InterruptedException {
        try (Timer timer = backend().timers().create()) {
            go(() -> assertThat(take(timer)).isEqualTo(1));
            settle();
            timer.arm(in(5, TimeUnit.MILLISECONDS), 0);
            joinAll();
        }
    }

    @Test
    void aDeadlineEndsTheWaitWithoutExpiration() {
        try (Timer timer = backend().timers().create()) {
            assertThat(timer.await(System.nanoTime())).isZero();
            assertThat(timer.await(System.nanoTime() - Long.MAX_VALUE / 2)).isZero();
            assertThat(timer.await(in(5, TimeUnit.MILLISECONDS))).isZero();
        }
    }

    @Test
    void aNegativePeriodIsRefused() {
        try (Timer timer = backend().timers().create()) {
            assertFails(Kind.INVALID, () -> timer.arm(System.nanoTime(), -1));
            assertThat(timer.await(System.nanoTime())).isZero();
        }
    }

    @Test
    void closingRacesWithArmingCancellingAndWaiting() throws InterruptedException {
        int rounds = Stress.rounds(25, 5000);
        for (int round = 0; round < rounds; round++) {
            Timer timer = backend().timers().create();
            go(() -> untilClosed(() -> timer.await(Parker.FOREVER)));
            go(() -> untilClosed(() -> timer.arm(System.nanoTime(), 1000)));
            go(() -> untilClosed(timer::cancel));
            Thread.sleep(0, 500_000);
            timer.close();
            joinAll();
        }
    }

    @Test
    void closingEndsTheWait() throws InterruptedException {
        Timer timer = backend().timers().create();
        timer.arm(in(1, TimeUnit.HOURS), 0);
        go(() -> assertFails(Kind.CLOSED, () -> take(timer)));
        settle();
        timer.close();
        joinAll();
        timer.close();
        assertFails(Kind.CLOSED, () -> timer.await(Parker.FOREVER));
    }

    @Test
    void thousandsOfTimersExpireAndOneMoreIsRefused() {
        List<Timer> timers = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            timers.add(backend().timers().create());
        }
        assertThat(assertFails(Kind.LIMIT, () -> backend().timers().create())).hasMessageContaining("" + MANY);
        long first = in(20, TimeUnit.MILLISECONDS);
        timers.forEach(timer -> timer.arm(first, 0));
        timers.forEach(timer -> assertThat(take(timer)).isEqualTo(1));
        timers.forEach(Timer::close);
    }

    /** Waits for an expiration; a wait may end for no reason. */
    private static long take(Timer timer) {
        long count = 0;
        while (count == 0) {
            count = timer.await(Parker.FOREVER);
        }
        return count;
    }
}
