// SPDX-License-Identifier: Apache-2.0
package wrt.platform.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import wrt.api.platform.Feature;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformException.Kind;
import wrt.api.platform.WaitResult;
import wrt.api.platform.WaitWord;

/** The rules of words on which threads wait. */
abstract class WaitWordRules extends Rules {

    private static final long FAR = Long.MAX_VALUE / 2;

    @Test
    void aWordWithAnotherValueIsNotWaitedFor() {
        try (WaitWord word = backend().waitWords().create(7)) {
            assertThat(word.await(8, Parker.FOREVER)).isEqualTo(WaitResult.CHANGED);
            assertThat(word.get()).isEqualTo(7);
            assertThat(word.compareAndSet(8, 1)).isFalse();
            assertThat(word.compareAndSet(7, -1)).isTrue();
            assertThat(word.await(7, Parker.FOREVER)).isEqualTo(WaitResult.CHANGED);
        }
    }

    @Test
    void aDeadlineOfNowOrBeforeEndsAtOnce() {
        try (WaitWord word = backend().waitWords().create(0)) {
            long now = System.nanoTime();
            for (long deadline : new long[]{now, now - 1, now - TimeUnit.HOURS.toNanos(1), now - FAR}) {
                assertThat(word.await(0, deadline)).isEqualTo(WaitResult.TIMED_OUT);
            }
            assertThat(word.await(1, now)).as("the value counts first").isEqualTo(WaitResult.CHANGED);
        }
    }

    @Test
    void aDeadlineEndsTheWaitAndNotBefore() {
        try (WaitWord word = backend().waitWords().create(0)) {
            long deadline = in(20, TimeUnit.MILLISECONDS);
            WaitResult result = WaitResult.WOKEN;
            while (result == WaitResult.WOKEN) {
                result = word.await(0, deadline);
            }
            assertThat(result).isEqualTo(WaitResult.TIMED_OUT);
            assertThat(System.nanoTime() - deadline).isNotNegative();
        }
    }

    @Test
    void aDeadlineOfCenturiesIsWaitedForAndWoken() throws InterruptedException {
        try (WaitWord word = backend().waitWords().create(0)) {
            go(() -> awaitChange(word, 0, System.nanoTime() + FAR));
            settle();
            word.set(1);
            word.wakeAll();
            joinAll();
        }
    }

    @Test
    void aWakeBeforeTheWaitIsSeenInTheValue() {
        try (WaitWord word = backend().waitWords().create(0)) {
            word.set(1);
            word.wakeOne();
            assertThat(word.await(0, Parker.FOREVER)).isEqualTo(WaitResult.CHANGED);
        }
    }

    @Test
    void oneWakeEndsOneWait() throws InterruptedException {
        try (WaitWord word = backend().waitWords().create(0)) {
            AtomicInteger ended = new AtomicInteger();
            AtomicBoolean last = new AtomicBoolean();
            CountDownLatch ready = new CountDownLatch(3);
            for (int i = 0; i < 3; i++) {
                go(() -> {
                    ready.countDown();
                    word.await(0, Parker.FOREVER);
                    ended.incrementAndGet();
                    assertThat(last).as("woken by the first wake alone").matches(l -> l.get() || ended.get() <= 1);
                });
            }
            settle(ready);
            word.wakeOne();
            settle();
            // A system may end a wait for no reason, so at least one; the usual case is exactly one.
            assertThat(ended.get()).isPositive();
            last.set(true);
            word.wakeAll();
        }
    }

    @Test
    void wakeAllEndsEveryWait() throws InterruptedException {
        try (WaitWord word = backend().waitWords().create(0)) {
            CountDownLatch ready = new CountDownLatch(8);
            for (int i = 0; i < 8; i++) {
                go(() -> {
                    ready.countDown();
                    awaitChange(word, 0, Parker.FOREVER);
                });
            }
            settle(ready);
            word.set(1);
            word.wakeAll();
            joinAll();
        }
    }

    @Test
    void theMostUrgentIsWokenFirstThenByTurn() throws InterruptedException {
        assumePriorities(Feature.WAIT_WORD);
        List<Integer> order = wokenInOrder(10, 30, 20, 30, 10);
        assertThat(order).containsExactly(1, 3, 2, 0, 4);
    }

    private List<Integer> wokenInOrder(int... priorities) throws InterruptedException {
        ConcurrentLinkedQueue<Integer> order = new ConcurrentLinkedQueue<>();
        try (WaitWord word = backend().waitWords().create(0)) {
            for (int i = 0; i < priorities.length; i++) {
                int number = i;
                CountDownLatch ready = new CountDownLatch(1);
                go(priorities[i], () -> {
                    ready.countDown();
                    word.await(0, Parker.FOREVER);
                    order.add(number);
                });
                settle(ready);
            }
            for (int i = 0; i < priorities.length; i++) {
                word.wakeOne();
                settle();
            }
            joinAll();
        }
        return new ArrayList<>(order);
    }

    @Test
    void anInterruptDoesNotEndAWaitAndIsKept() throws InterruptedException {
        try (WaitWord word = backend().waitWords().create(0)) {
            AtomicBoolean kept = new AtomicBoolean();
            var carrier = go(() -> {
                awaitChange(word, 0, Parker.FOREVER);
                kept.set(Thread.interrupted());
            });
            settle();
            carrier.thread().interrupt();
            assertThat(carrier.join(in(50, TimeUnit.MILLISECONDS))).isFalse();
            word.set(1);
            word.wakeOne();
            joinAll();
            assertThat(kept).isTrue();
        }
    }

    @Test
    void closingEndsEveryWaitAndEveryLaterOne() throws InterruptedException {
        WaitWord word = backend().waitWords().create(5);
        CountDownLatch ready = new CountDownLatch(4);
        for (int i = 0; i < 4; i++) {
            go(() -> {
                ready.countDown();
                WaitResult result = WaitResult.WOKEN;
                while (result == WaitResult.WOKEN) {
                    result = word.await(5, Parker.FOREVER);
                }
                assertThat(result).isEqualTo(WaitResult.CLOSED);
            });
        }
        settle(ready);
        word.close();
        joinAll();
        word.close();
        word.set(3);
        word.wakeOne();
        word.wakeAll();
        assertThat(word.await(5, Parker.FOREVER)).isEqualTo(WaitResult.CLOSED);
        assertThat(word.get()).isZero();
    }

    @Test
    void closingRacesWithManyWaitersAndTheirDeadlines() throws InterruptedException {
        int rounds = Stress.rounds(30, 1000);
        for (int round = 0; round < rounds; round++) {
            WaitWord word = backend().waitWords().create(0);
            CountDownLatch ready = new CountDownLatch(16);
            for (int i = 0; i < 16; i++) {
                int number = i;
                go(() -> {
                    ready.countDown();
                    WaitResult result = WaitResult.WOKEN;
                    while (result != WaitResult.CLOSED) {
                        result = word.await(0, number % 2 == 0 ? Parker.FOREVER : System.nanoTime() + number * 20_000);
                        assertThat(result).isNotEqualTo(WaitResult.CHANGED);
                    }
                });
            }
            assertThat(ready.await(30, TimeUnit.SECONDS)).isTrue();
            Thread.sleep(0, 300_000);
            word.close();
            joinAll();
        }
    }

    @Test
    void oneMoreThanTheLimitIsAnErrorThatNamesItAndOneGivenBackIsFreeAgain() {
        List<WaitWord> words = new ArrayList<>();
        for (int i = 0; i < limits().waitWords(); i++) {
            words.add(backend().waitWords().create(i));
        }
        assertThat(backend().waitWords().used()).isEqualTo(limits().waitWords());
        assertThat(assertFails(Kind.LIMIT, () -> backend().waitWords().create(0)))
                .hasMessageContaining(String.valueOf(limits().waitWords()));
        assertFails(Kind.LIMIT, () -> backend().parker());
        words.removeLast().close();
        words.add(backend().waitWords().create(9));
        for (int i = 0; i < words.size() - 1; i++) {
            assertThat(words.get(i).get()).as("words do not share memory").isEqualTo(i);
        }
        words.forEach(WaitWord::close);
    }

    @Test
    void aWaitForSeveralNamesTheOneThatChangedOrWasWoken() throws InterruptedException {
        try (WaitWord one = backend().waitWords().create(0); WaitWord two = backend().waitWords().create(0)) {
            List<WaitWord> words = List.of(one, two);
            int[] zero = {0, 0};
            if (absent(Feature.WAIT_ANY)) {
                assertFails(Kind.ABSENT, () -> backend().waitWords().awaitAny(words, zero, System.nanoTime()));
                return;
            }
            long deadline = in(20, TimeUnit.MILLISECONDS);
            assertThat(backend().waitWords().awaitAny(words, zero, deadline)).isEqualTo(-1);
            assertThat(System.nanoTime() - deadline).isNotNegative();
            assertThat(backend().waitWords().awaitAny(words, zero, deadline)).isEqualTo(-1);
            assertThat(backend().waitWords().awaitAny(words, new int[]{0, 1}, Parker.FOREVER)).isEqualTo(1);
            go(() -> {
                settle();
                one.set(1);
                one.wakeOne();
            });
            assertThat(backend().waitWords().awaitAny(words, zero, Parker.FOREVER)).isZero();
            joinAll();
        }
    }

    @Test
    void noWakeIsLostAmongRacingTimeOuts() throws InterruptedException {
        int handOffs = Stress.rounds(50_000, 1_000_000);
        try (WaitWord word = backend().waitWords().create(0)) {
            go(() -> {
                for (int turn = 1; turn < 2 * handOffs; turn += 2) {
                    while (word.get() != turn) {
                        word.await(turn - 1, Parker.FOREVER); // Only a wake lets this side go on.
                    }
                    word.set(turn + 1);
                    word.wakeAll();
                }
            });
            SplittableRandom random = new SplittableRandom(42);
            for (int turn = 0; turn < 2 * handOffs; turn += 2) {
                word.set(turn + 1);
                word.wakeAll();
                boolean limited = random.nextInt(8) != 0;
                while (word.get() != turn + 2) {
                    word.await(turn + 1, limited ? System.nanoTime() + random.nextInt(40_000) : Parker.FOREVER);
                }
            }
            joinAll();
            assertThat(word.get()).isEqualTo(2 * handOffs);
        }
    }

    private static void awaitChange(WaitWord word, int from, long deadline) {
        while (word.get() == from) {
            assertThat(word.await(from, deadline)).isIn(WaitResult.WOKEN, WaitResult.CHANGED);
        }
    }
}
