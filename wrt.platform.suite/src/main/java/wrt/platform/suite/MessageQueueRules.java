// SPDX-License-Identifier: Apache-2.0
package wrt.platform.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import wrt.api.platform.MessageQueue;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformException.Kind;

/** The rules of message queues. */
abstract class MessageQueueRules extends Rules {

    private static MemorySegment message(int number) {
        MemorySegment segment = MemorySegment.ofArray(new byte[4]);
        segment.set(ValueLayout.JAVA_INT_UNALIGNED, 0, number);
        return segment;
    }

    private static int take(MessageQueue queue, long deadline) {
        MemorySegment buffer = MemorySegment.ofArray(new byte[8]);
        assertThat(queue.receive(buffer, deadline)).isEqualTo(4);
        return buffer.get(ValueLayout.JAVA_INT_UNALIGNED, 0);
    }

    @Test
    void messagesComeInTheirOrderTheUrgentFirst() {
        try (MessageQueue queue = backend().messageQueues().create(4, 8)) {
            queue.send(message(1), false, Parker.FOREVER);
            queue.send(message(2), false, Parker.FOREVER);
            queue.send(message(3), true, Parker.FOREVER);
            assertThat(queue.size()).isEqualTo(3);
            assertThat(List.of(take(queue, Parker.FOREVER), take(queue, Parker.FOREVER), take(queue, Parker.FOREVER)))
                    .containsExactly(3, 1, 2);
            assertThat(queue.size()).isZero();
        }
    }

    @Test
    void aFullQueueMakesASenderWaitOrEndsAtItsDeadline() throws InterruptedException {
        try (MessageQueue queue = backend().messageQueues().create(1, 8)) {
            queue.send(message(1), false, Parker.FOREVER);
            assertFails(Kind.TIMED_OUT, () -> queue.send(message(2), false, System.nanoTime() - 1));
            assertFails(Kind.TIMED_OUT, () -> queue.send(message(2), true, System.nanoTime()));
            long deadline = in(20, TimeUnit.MILLISECONDS);
            assertFails(Kind.TIMED_OUT, () -> queue.send(message(2), false, deadline));
            assertThat(System.nanoTime() - deadline).isNotNegative();
            go(() -> queue.send(message(3), false, System.nanoTime() + Long.MAX_VALUE / 2));
            settle();
            assertThat(take(queue, Parker.FOREVER)).isEqualTo(1);
            assertThat(take(queue, Parker.FOREVER)).isEqualTo(3);
            joinAll();
        }
    }

    @Test
    void anEmptyQueueMakesAReceiverWaitOrEndsAtItsDeadline() throws InterruptedException {
        try (MessageQueue queue = backend().messageQueues().create(1, 8)) {
            assertFails(Kind.TIMED_OUT, () -> take(queue, System.nanoTime() - 1));
            long deadline = in(20, TimeUnit.MILLISECONDS);
            assertFails(Kind.TIMED_OUT, () -> take(queue, deadline));
            assertThat(System.nanoTime() - deadline).isNotNegative();
            go(() -> assertThat(take(queue, Parker.FOREVER)).isEqualTo(9));
            settle();
            queue.send(message(9), false, System.nanoTime());
            joinAll();
        }
    }

    @Test
    void sizesAreChecked() {
        assertFails(Kind.INVALID, () -> backend().messageQueues().create(0, 8));
        assertFails(Kind.INVALID, () -> backend().messageQueues().create(1, 0));
        try (MessageQueue queue = backend().messageQueues().create(1, 8)) {
            assertFails(Kind.TOO_LONG,
                    () -> queue.send(MemorySegment.ofArray(new byte[9]), false, Parker.FOREVER));
            assertFails(Kind.TOO_LONG, () -> queue.receive(MemorySegment.ofArray(new byte[7]), Parker.FOREVER));
        }
    }

    @Test
    void closingEndsSendersAndReceivers() throws InterruptedException {
        MessageQueue full = backend().messageQueues().create(1, 8);
        full.send(message(1), false, Parker.FOREVER);
        MessageQueue empty = backend().messageQueues().create(1, 8);
        CountDownLatch ready = new CountDownLatch(2);
        go(() -> {
            ready.countDown();
            assertFails(Kind.CLOSED, () -> full.send(message(2), false, Parker.FOREVER));
        });
        go(() -> {
            ready.countDown();
            assertFails(Kind.CLOSED, () -> take(empty, Parker.FOREVER));
        });
        settle(ready);
        full.close();
        empty.close();
        joinAll();
        full.close();
        assertFails(Kind.CLOSED, () -> full.send(message(2), false, System.nanoTime()));
    }

    @Test
    void everyMessageArrivesOnce() throws InterruptedException {
        int each = Stress.rounds(2000, 100_000);
        try (MessageQueue queue = backend().messageQueues().create(16, 8)) {
            for (int s = 0; s < 3; s++) {
                int base = s * each;
                go(() -> {
                    for (int i = 0; i < each; i++) {
                        queue.send(message(base + i), false, Parker.FOREVER);
                    }
                });
            }
            boolean[] seen = new boolean[3 * each];
            int[] last = {-1, each - 1, 2 * each - 1};
            for (int i = 0; i < 3 * each; i++) {
                int number = take(queue, Parker.FOREVER);
                assertThat(seen[number]).isFalse();
                seen[number] = true;
                assertThat(number).as("the order of one sender").isEqualTo(last[number / each] + 1);
                last[number / each] = number;
            }
            joinAll();
        }
    }

    @Test
    void oneMoreThanTheLimitIsAnErrorThatNamesIt() {
        List<MessageQueue> queues = new ArrayList<>();
        for (int i = 0; i < limits().messageQueues(); i++) {
            queues.add(backend().messageQueues().create(1, 1));
        }
        assertThat(assertFails(Kind.LIMIT, () -> backend().messageQueues().create(1, 1)))
                .hasMessageContaining("" + limits().messageQueues());
        queues.forEach(MessageQueue::close);
    }
}
