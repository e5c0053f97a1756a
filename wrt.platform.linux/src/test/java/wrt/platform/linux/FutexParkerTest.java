// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wrt.api.platform.Parker;

/** Runs on the real kernel. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FutexParkerTest {

    private final CountingFutex futex = new CountingFutex();
    private final FutexSlab slab = new FutexSlab(8);
    private final Parker parker = new FutexParker(futex, MonotonicClock.measure(), slab);

    @AfterEach
    void everythingIsGivenBack() {
        parker.close();
        slab.close();
        assertThat(slab.isAlive()).isFalse();
    }

    @Test
    void aPermitThatIsThereIsTakenWithoutSystemCall() {
        parker.unpark();
        parker.park(Parker.FOREVER);
        assertThat(futex.waits).hasValue(0);
        assertThat(futex.wakes).hasValue(0);
    }

    @Test
    void permitsDoNotAddUp() {
        parker.unpark();
        parker.unpark();
        parker.park(Parker.FOREVER);
        parker.park(System.nanoTime());
        assertThat(futex.waits).hasValue(1);
    }

    @Test
    void aDeadlineEndsTheWaitAndNotBefore() {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
        parker.park(deadline);
        assertThat(System.nanoTime()).isGreaterThanOrEqualTo(deadline);
        assertThat(futex.waits).hasValue(1);
    }

    @Test
    void aDeadlineInThePastReturns() {
        parker.park(System.nanoTime() - 1);
        parker.park(Long.MIN_VALUE / 2);
    }

    @Test
    void afterATimeOutThePermitIsStillGiven() {
        parker.park(System.nanoTime());
        parker.unpark();
        parker.park(Parker.FOREVER);
        assertThat(futex.waits).hasValue(1);
    }

    @Test
    void anUnparkWakesTheThreadThatSleeps() throws InterruptedException {
        Thread sleeper = Thread.ofPlatform().start(() -> parker.park(Parker.FOREVER));
        awaitWaits(1);
        parker.unpark();
        sleeper.join();
    }

    @Test
    void aSleepIsNotEndedByAnInterrupt() throws InterruptedException {
        Thread sleeper = Thread.ofPlatform().start(() -> parker.park(Parker.FOREVER));
        awaitWaits(1);
        sleeper.interrupt();
        assertThat(sleeper.join(Duration.ofMillis(50))).isFalse();
        parker.unpark();
        sleeper.join();
    }

    @Test
    void aSecondThreadThatParksIsAnError() throws InterruptedException {
        Thread sleeper = Thread.ofPlatform().start(() -> parker.park(Parker.FOREVER));
        awaitWaits(1);
        assertThatThrownBy(() -> parker.park(Parker.FOREVER)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another thread parks");
        parker.unpark();
        sleeper.join();
    }

    @Test
    void aClosedParkerIgnoresWakesAndRefusesToPark() {
        parker.close();
        parker.unpark();
        assertThatThrownBy(() -> parker.park(Parker.FOREVER)).hasMessage("the parker is closed");
    }

    @Test
    void manyWakersOneSleeperNothingIsLost() throws InterruptedException {
        int wakers = 4;
        int each = 5000;
        CountDownLatch done = new CountDownLatch(wakers);
        ConcurrentLinkedQueue<Integer> inbox = new ConcurrentLinkedQueue<>();
        for (int w = 0; w < wakers; w++) {
            Thread.ofPlatform().start(() -> {
                for (int i = 0; i < each; i++) {
                    inbox.add(i);
                    parker.unpark();
                }
                done.countDown();
            });
        }
        int received = 0;
        while (received < wakers * each) {
            if (inbox.poll() == null) {
                parker.park(Parker.FOREVER);
            } else {
                received++;
            }
        }
        done.await();
        assertThat(inbox).isEmpty();
    }

    private void awaitWaits(int count) throws InterruptedException {
        while (futex.waits.get() < count) {
            Thread.sleep(1);
        }
        // The counter rises just before the call; give the kernel the time to put the thread to sleep.
        Thread.sleep(10);
    }
}
