// SPDX-License-Identifier: Apache-2.0
package wrt.platform.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import wrt.api.platform.Channel;
import wrt.api.platform.EventQueue;
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

    private static long soon() {
        return System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(300);
    }
}
