// SPDX-License-Identifier: Apache-2.0
package wrt.platform.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import wrt.api.platform.Carrier;
import wrt.api.platform.Channel;
import wrt.api.platform.Connection;
import wrt.api.platform.EventQueue;
import wrt.api.platform.Feature;
import wrt.api.platform.LockProtocol;
import wrt.api.platform.MessageQueue;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformException.Kind;
import wrt.api.platform.PlatformLock;
import wrt.api.platform.Received;
import wrt.api.platform.Timer;
import wrt.api.platform.WaitResult;
import wrt.api.platform.WaitWord;

/** The rule that signals, which interrupt the waits of a thread, change nothing of what its waits promise. */
abstract class StormRules extends Rules {

    private static final int MICROS_APART = 100;
    private static final int WAITS_BETWEEN_INTERRUPTS = 3;

    @AfterEach
    void calm() {
        fixture().interruptEvery(0);
    }

    @Test
    void aStormOfSignalsChangesNothing() throws Exception {
        Assumptions.assumeTrue(System.getProperty("os.name").equals("Linux"), "the storm is one of Linux");
        CCompiler.required();
        int signals = Stress.rounds(1000, 100_000);
        fixture().interruptEvery(WAITS_BETWEEN_INTERRUPTS);
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong rounds = new AtomicLong();
        CompletableFuture<Integer> stormed = new CompletableFuture<>();
        go(() -> {
            stormed.complete(Storm.thread());
            while (!over.get()) {
                everyWaitKeepsItsPromise();
                rounds.incrementAndGet();
            }
        });
        long before = Storm.received();
        int failed = Storm.send(stormed.get(), signals, MICROS_APART);
        over.set(true);
        joinAll();
        assertThat(failed).as("signals could be sent").isZero();
        assertThat(Storm.received() - before).as("signals that were handled").isGreaterThan(signals / 2);
        assertThat(rounds.get()).isPositive();
    }

    @Test
    void aStormOfSignalsLosesAndDoublesNoMessage() throws Exception {
        Assumptions.assumeTrue(System.getProperty("os.name").equals("Linux"), "the storm is one of Linux");
        CCompiler.required();
        int signals = Stress.rounds(500, 50_000);
        fixture().interruptEvery(WAITS_BETWEEN_INTERRUPTS);
        CompletableFuture<Integer> stormed = new CompletableFuture<>();
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong received = new AtomicLong();
        try (Channel channel = backend().channels().create(8); Connection connection = channel.connect()) {
            Carrier receiver = go(() -> answerInOrder(channel, received));
            go(() -> {
                stormed.complete(Storm.thread());
                long sent = sendUntil(over, connection);
                assertThat(received).as("messages received of those sent").hasValue(sent);
                connection.pulse(1, 1, 0);
            });
            int failed = Storm.send(stormed.get(), signals, MICROS_APART);
            over.set(true);
            joinAll();
            assertThat(receiver.join(Parker.FOREVER)).isTrue();
            assertThat(failed).as("signals could be sent").isZero();
            assertThat(received.get()).isPositive();
        }
    }

    /** Sends the numbers from 1 on, with and without a deadline, and tells the last. */
    private static long sendUntil(AtomicBoolean over, Connection connection) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment number = arena.allocate(ValueLayout.JAVA_LONG);
            MemorySegment reply = arena.allocate(ValueLayout.JAVA_LONG);
            long sent = 0;
            while (!over.get()) {
                number.set(ValueLayout.JAVA_LONG, 0, ++sent);
                long deadline = sent % 2 == 0 ? Parker.FOREVER : in(1, TimeUnit.MINUTES);
                assertThat(connection.send(number, reply, deadline)).isEqualTo(7);
                assertThat(reply.get(ValueLayout.JAVA_LONG, 0)).isEqualTo(-sent);
            }
            return sent;
        }
    }

    /** Answers messages, each of which must be the next number, until a pulse comes. */
    private static void answerInOrder(Channel channel, AtomicLong received) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(ValueLayout.JAVA_LONG);
            MemorySegment answer = arena.allocate(ValueLayout.JAVA_LONG);
            Received next = Received.Nothing.INSTANCE;
            while (!(next instanceof Received.Pulse)) {
                if (next instanceof Received.Message message) {
                    long number = buffer.get(ValueLayout.JAVA_LONG, 0);
                    assertThat(number).isEqualTo(received.incrementAndGet());
                    answer.set(ValueLayout.JAVA_LONG, 0, -number);
                    channel.reply(message.id(), 7, answer);
                }
                next = channel.receive(buffer, Parker.FOREVER);
            }
        }
    }

    private void everyWaitKeepsItsPromise() {
        try (Parker parker = backend().parker();
                WaitWord word = backend().waitWords().create(0);
                Timer timer = backend().timers().create();
                EventQueue queue = backend().eventQueues().create();
                MessageQueue messages = backend().messageQueues().create(1, 8);
                Channel channel = backend().channels().create(8);
                PlatformLock lock = backend().locks().create(new LockProtocol.Plain())) {
            parked(parker);
            waited(word);
            expired(timer);
            told(queue);
            notReady(queue);
            byte[] room = new byte[8];
            long deadline = soon();
            assertFails(Kind.TIMED_OUT, () -> messages.receive(MemorySegment.ofArray(room), deadline));
            assertThat(System.nanoTime() - deadline).isNotNegative();
            long end = soon();
            while (System.nanoTime() - end < 0) {
                assertThat(channel.receive(MemorySegment.ofArray(room), end)).isEqualTo(Received.Nothing.INSTANCE);
            }
            assertThat(lock.lock(Parker.FOREVER)).isTrue();
            lock.unlock();
        }
    }

    private static void parked(Parker parker) {
        long deadline = soon();
        while (System.nanoTime() - deadline < 0) {
            parker.park(deadline);
        }
    }

    private static void waited(WaitWord word) {
        long deadline = soon();
        WaitResult result = WaitResult.WOKEN;
        while (result == WaitResult.WOKEN) {
            result = word.await(0, deadline);
        }
        assertThat(result).isEqualTo(WaitResult.TIMED_OUT);
        assertThat(System.nanoTime() - deadline).isNotNegative();
    }

    private static void expired(Timer timer) {
        long first = soon();
        timer.arm(first, 0);
        long count = 0;
        while (count == 0) {
            count = timer.await(Parker.FOREVER);
        }
        assertThat(count).isEqualTo(1);
        assertThat(System.nanoTime() - first).isNotNegative();
    }

    private static void told(EventQueue queue) {
        long[] told = new long[1];
        long first = soon();
        queue.addTimer(1, first, 0);
        while (told[0] == 0) {
            queue.await((token, expirations) -> told[0] += expirations, Parker.FOREVER);
        }
        assertThat(told[0]).isEqualTo(1);
        assertThat(System.nanoTime() - first).isNotNegative();
    }

    /** A descriptor that has nothing to read is not told as ready. */
    private void notReady(EventQueue queue) {
        if (absent(Feature.DESCRIPTOR_EVENTS)) {
            return;
        }
        try (PlatformFixture.Pipe pipe = fixture().pipe().orElseThrow()) {
            queue.addDescriptor(2, pipe.descriptor(), EventQueue.Interest.READ);
            long end = soon();
            while (System.nanoTime() - end < 0) {
                assertThat(queue.await((token, count) -> {
                }, end)).isZero();
            }
            queue.remove(2);
        }
    }

    private static long soon() {
        return System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(300);
    }
}
