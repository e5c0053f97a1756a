// SPDX-License-Identifier: Apache-2.0
package wrt.platform.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import wrt.api.platform.EventQueue;
import wrt.api.platform.EventQueue.Interest;
import wrt.api.platform.Feature;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformException.Kind;

/** The rules of waiting for many sources at once. */
abstract class EventQueueRules extends Rules {

    private final Map<Long, Long> told = new TreeMap<>();

    private int await(EventQueue queue, long deadline) {
        return queue.await((token, count) -> told.merge(token, count, Long::sum), deadline);
    }

    /** Waits until a token was told. */
    private void awaitToken(EventQueue queue, long token) {
        while (!told.containsKey(token)) {
            await(queue, Parker.FOREVER);
        }
    }

    @Test
    void aTriggerIsToldOnceWhateverItsNumber() {
        try (EventQueue queue = backend().eventQueues().create()) {
            queue.addUser(-5);
            queue.addUser(Long.MAX_VALUE);
            queue.trigger(-5);
            queue.trigger(-5);
            assertThat(await(queue, Parker.FOREVER)).isEqualTo(1);
            assertThat(told).containsOnlyKeys(-5L);
            assertThat(await(queue, System.nanoTime())).isZero();
            queue.trigger(Long.MAX_VALUE);
            assertThat(await(queue, System.nanoTime())).as("a passed deadline looks").isEqualTo(1);
            assertThat(told).containsOnlyKeys(-5L, Long.MAX_VALUE);
        }
    }

    @Test
    void aTriggerWakesTheThreadThatWaits() throws InterruptedException {
        try (EventQueue queue = backend().eventQueues().create()) {
            queue.addUser(1);
            go(() -> awaitToken(queue, 1));
            settle();
            queue.trigger(1);
            joinAll();
        }
    }

    @Test
    void noTriggerIsLost() throws InterruptedException {
        int rounds = Stress.rounds(20_000, 500_000);
        try (EventQueue here = backend().eventQueues().create(); EventQueue there = backend().eventQueues().create()) {
            here.addUser(1);
            there.addUser(1);
            go(() -> {
                for (int i = 0; i < rounds; i++) {
                    awaitOne(there);
                    here.trigger(1);
                }
            });
            for (int i = 0; i < rounds; i++) {
                there.trigger(1);
                awaitOne(here);
            }
            joinAll();
        }
    }

    private static void awaitOne(EventQueue queue) {
        while (queue.await((token, count) -> {
        }, Parker.FOREVER) == 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void tokensAreUniqueAndUnknownOnesAreRefused() {
        try (EventQueue queue = backend().eventQueues().create()) {
            queue.addUser(1);
            assertFails(Kind.INVALID, () -> queue.addUser(1));
            assertFails(Kind.INVALID, () -> queue.addTimer(1, System.nanoTime(), 0));
            assertFails(Kind.INVALID, () -> queue.trigger(2));
            assertThat(queue.remove(2)).isFalse();
            assertThat(queue.remove(1)).isTrue();
            assertFails(Kind.INVALID, () -> queue.trigger(1));
            queue.addTimer(1, in(1, TimeUnit.HOURS), 0);
            assertFails(Kind.INVALID, () -> queue.addUser(1));
        }
    }

    @Test
    void whatIsRemovedIsToldNoMore() {
        try (EventQueue queue = backend().eventQueues().create()) {
            queue.addUser(1);
            queue.trigger(1);
            queue.addTimer(2, System.nanoTime(), 0);
            queue.remove(1);
            queue.remove(2);
            assertThat(await(queue, in(20, TimeUnit.MILLISECONDS))).isZero();
            queue.addUser(1);
            assertThat(await(queue, System.nanoTime())).as("the same token is new").isZero();
        }
    }

    @Test
    void aTimerIsToldAndNotBefore() {
        try (EventQueue queue = backend().eventQueues().create()) {
            long first = in(20, TimeUnit.MILLISECONDS);
            queue.addTimer(7, first, 0);
            awaitToken(queue, 7);
            assertThat(System.nanoTime() - first).isNotNegative();
            assertThat(told).containsEntry(7L, 1L);
            assertThat(await(queue, in(10, TimeUnit.MILLISECONDS))).isZero();
            queue.addTimer(7, System.nanoTime() - Long.MAX_VALUE / 2, 0);
            told.clear();
            awaitToken(queue, 7);
            queue.addTimer(7, System.nanoTime() + Long.MAX_VALUE / 2, 0);
            assertThat(await(queue, in(10, TimeUnit.MILLISECONDS))).isZero();
        }
    }

    @Test
    void aPeriodDoesNotDriftAndWhatWasMissedIsCounted() throws InterruptedException {
        try (EventQueue queue = backend().eventQueues().create()) {
            long period = TimeUnit.MILLISECONDS.toNanos(5);
            long first = System.nanoTime() + period;
            queue.addTimer(3, first, period);
            while (told.getOrDefault(3L, 0L) < 5) {
                await(queue, Parker.FOREVER);
                assertThat(System.nanoTime() - (first + (told.getOrDefault(3L, 1L) - 1) * period)).isNotNegative();
            }
            Thread.sleep(4 * period / 1_000_000);
            long due = 1 + (System.nanoTime() - first) / period;
            awaitCount(queue, 3, due);
            assertThat(told.get(3L)).isGreaterThanOrEqualTo(due);
        }
    }

    private void awaitCount(EventQueue queue, long token, long count) {
        while (told.getOrDefault(token, 0L) < count) {
            await(queue, Parker.FOREVER);
        }
    }

    @Test
    void aWakeupEndsTheWaitOrTheNextOne() throws InterruptedException {
        try (EventQueue queue = backend().eventQueues().create()) {
            queue.wakeup();
            assertThat(await(queue, Parker.FOREVER)).isZero();
            go(() -> assertThat(await(queue, Parker.FOREVER)).isZero());
            settle();
            queue.wakeup();
            joinAll();
        }
    }

    @Test
    void aDeadlineEndsTheWaitAndNotBefore() {
        try (EventQueue queue = backend().eventQueues().create()) {
            assertThat(await(queue, System.nanoTime() - 1)).isZero();
            long deadline = in(20, TimeUnit.MILLISECONDS);
            while (System.nanoTime() - deadline < 0) {
                assertThat(await(queue, deadline)).isZero();
            }
        }
    }

    @Test
    void descriptorsAreToldAsLongAsTheyAreReady() {
        try (EventQueue queue = backend().eventQueues().create()) {
            if (absent(Feature.DESCRIPTOR_EVENTS)) {
                assertFails(Kind.ABSENT, () -> queue.addDescriptor(1, 0, Interest.READ));
                return;
            }
            assertFails(Kind.INVALID, () -> queue.addDescriptor(9, 1_000_000, Interest.READ));
            try (PlatformFixture.Pipe pipe = fixture().pipe().orElseThrow()) {
                queue.addDescriptor(1, pipe.descriptor(), Interest.READ);
                assertFails(Kind.INVALID, () -> queue.addUser(1));
                assertThat(await(queue, System.nanoTime())).isZero();
                pipe.write();
                awaitToken(queue, 1);
                told.clear();
                awaitToken(queue, 1);
                pipe.drain();
                told.clear();
                await(queue, System.nanoTime());
                assertThat(told).isEmpty();
                queue.remove(1);
                pipe.write();
                assertThat(await(queue, System.nanoTime())).isZero();
            }
        }
    }

    /** Its owner should remove it first; who does not loses that source, and nothing else. */
    @Test
    void aDescriptorThatIsClosedWhileItIsWatchedHarmsNoOtherSource() throws InterruptedException {
        if (absent(Feature.DESCRIPTOR_EVENTS)) {
            return;
        }
        try (EventQueue queue = backend().eventQueues().create();
                PlatformFixture.Pipe other = fixture().pipe().orElseThrow()) {
            queue.addUser(1);
            queue.addDescriptor(2, other.descriptor(), Interest.READ);
            PlatformFixture.Pipe closed = fixture().pipe().orElseThrow();
            queue.addDescriptor(3, closed.descriptor(), Interest.READ);
            go(() -> {
                awaitToken(queue, 1);
                awaitToken(queue, 2);
            });
            settle();
            closed.close();
            queue.trigger(1);
            other.write();
            joinAll();
            other.drain();
            assertThat(queue.remove(3)).isTrue();
            told.clear();
            try (PlatformFixture.Pipe again = fixture().pipe().orElseThrow()) {
                assertThat(again.descriptor()).as("the same number").isEqualTo(closed.descriptor());
                queue.addDescriptor(4, again.descriptor(), Interest.READ);
                assertThat(await(queue, System.nanoTime())).isZero();
                again.write();
                awaitToken(queue, 4);
                assertThat(told).containsOnlyKeys(4L);
                queue.remove(4);
            }
            queue.remove(2);
        }
    }

    @Test
    void theSinkMayUseAndCloseTheQueue() {
        EventQueue queue = backend().eventQueues().create();
        queue.addUser(1);
        queue.addUser(2);
        queue.trigger(1);
        List<Long> order = new ArrayList<>();
        while (order.isEmpty()) {
            queue.await((token, count) -> {
                order.add(token);
                queue.trigger(2);
                queue.addTimer(3, System.nanoTime() - 1, 0);
                assertThat(queue.remove(1)).isTrue();
            }, Parker.FOREVER);
        }
        while (order.size() < 3) {
            queue.await((token, count) -> order.add(token), Parker.FOREVER);
        }
        assertThat(order).containsExactlyInAnyOrder(1L, 2L, 3L);
        queue.trigger(2);
        assertThat(queue.await((token, count) -> queue.close(), Parker.FOREVER)).isOne();
        assertFails(Kind.CLOSED, () -> await(queue, System.nanoTime()));
    }

    @Test
    void aNegativePeriodIsRefused() {
        try (EventQueue queue = backend().eventQueues().create()) {
            assertFails(Kind.INVALID, () -> queue.addTimer(1, System.nanoTime(), -1));
            queue.addUser(1);
        }
    }

    @Test
    void closingRacesWithEverythingElse() throws InterruptedException {
        int rounds = Stress.rounds(25, 5000);
        for (int round = 0; round < rounds; round++) {
            EventQueue queue = backend().eventQueues().create();
            queue.addUser(1);
            go(() -> untilClosed(() -> queue.await((token, count) -> {
            }, Parker.FOREVER)));
            go(() -> untilClosed(() -> queue.trigger(1)));
            go(() -> untilClosed(() -> {
                queue.addTimer(2, System.nanoTime(), 1000);
                queue.remove(2);
            }));
            Thread.sleep(0, 500_000);
            queue.close();
            joinAll();
        }
    }

    @Test
    void manySourcesAreAllTold() {
        try (EventQueue queue = backend().eventQueues().create()) {
            int users = 1000;
            int timers = 200;
            for (long token = 0; token < users; token++) {
                queue.addUser(token);
            }
            for (long token = users; token < users + timers; token++) {
                queue.addTimer(token, in(1, TimeUnit.MILLISECONDS), 0);
            }
            for (long token = 0; token < users; token++) {
                queue.trigger(token);
            }
            while (told.size() < users + timers) {
                await(queue, Parker.FOREVER);
            }
            assertThat(told.values()).containsOnly(1L);
        }
    }

    @Test
    void closingEndsTheWait() throws InterruptedException {
        EventQueue queue = backend().eventQueues().create();
        queue.addTimer(1, in(1, TimeUnit.HOURS), 0);
        go(() -> assertFails(Kind.CLOSED, () -> awaitToken(queue, 5)));
        settle();
        queue.close();
        joinAll();
        queue.close();
        assertFails(Kind.CLOSED, () -> await(queue, Parker.FOREVER));
        assertFails(Kind.CLOSED, () -> queue.addUser(2));
    }

    @Test
    void oneMoreThanTheLimitIsAnErrorThatNamesIt() {
        List<EventQueue> queues = new ArrayList<>();
        for (int i = 0; i < limits().eventQueues(); i++) {
            queues.add(backend().eventQueues().create());
        }
        assertThat(assertFails(Kind.LIMIT, () -> backend().eventQueues().create()))
                .hasMessageContaining("" + limits().eventQueues());
        queues.forEach(EventQueue::close);
        backend().eventQueues().create().close();
    }
}
