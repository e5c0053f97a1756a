// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;

/** An object is freed once, and not while a call is being made on it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UseGuardTest {

    private final UseGuard guard = new UseGuard();
    private final AtomicInteger freed = new AtomicInteger();

    @Test
    void aClosedObjectLetsNoCallBegin() {
        assertThat(guard.enter()).isTrue();
        guard.leave();
        assertThat(guard.close(freed::incrementAndGet)).isTrue();
        assertThat(freed).as("nobody was there to be kicked").hasValue(0);
        assertThat(guard.enter()).isFalse();
        assertThatThrownBy(() -> guard.enter("the thing")).hasMessage("the thing is closed").isInstanceOfSatisfying(
                PlatformException.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.CLOSED));
        assertThat(guard.close(freed::incrementAndGet)).as("twice").isFalse();
    }

    @Test
    void aCloseKicksUntilTheCallHasEnded() throws InterruptedException {
        guard.enter("the thing");
        CountDownLatch kicks = new CountDownLatch(3);
        Thread closing = Thread.ofPlatform().start(() -> guard.close(kicks::countDown));
        kicks.await();
        assertThat(closing.isAlive()).isTrue();
        guard.leave();
        closing.join();
        assertThat(guard.isClosed()).isTrue();
    }

    @Test
    void theLastCallFreesTheObjectOnce() {
        guard.enter("the thing");
        guard.enter("the thing");
        assertThat(guard.closeAfterLast(freed::incrementAndGet)).isTrue();
        assertThat(guard.closeAfterLast(freed::incrementAndGet)).as("twice").isFalse();
        assertThat(guard.enter()).isFalse();
        guard.leave();
        assertThat(freed).hasValue(0);
        guard.leave();
        assertThat(guard.enter()).isFalse();
        assertThat(freed).hasValue(1);
    }

    @Test
    void withoutACallTheObjectIsFreedAtOnce() {
        guard.closeAfterLast(freed::incrementAndGet);
        assertThat(freed).hasValue(1);
    }

    @Test
    void whoeverIsLastAmongManyItIsFreedOnce() throws InterruptedException {
        for (int round = 0; round < 2000; round++) {
            UseGuard raced = new UseGuard();
            AtomicInteger inside = new AtomicInteger();
            AtomicInteger times = new AtomicInteger();
            Thread[] threads = new Thread[3];
            for (int i = 0; i < threads.length; i++) {
                boolean closes = i == 0;
                threads[i] = Thread.ofVirtual().start(() -> {
                    while (raced.enter()) {
                        inside.incrementAndGet();
                        Thread.yield();
                        inside.decrementAndGet();
                        raced.leave();
                        if (closes) {
                            raced.closeAfterLast(() -> times.addAndGet(1 + 100 * inside.get()));
                        }
                    }
                });
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(times).as("freed once, with nobody inside").hasValue(1);
        }
    }
}
