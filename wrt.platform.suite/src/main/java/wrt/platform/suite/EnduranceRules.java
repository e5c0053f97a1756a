// SPDX-License-Identifier: Apache-2.0
package wrt.platform.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wrt.api.platform.Carrier;
import wrt.api.platform.CarrierRequest;
import wrt.api.platform.Channel;
import wrt.api.platform.Connection;
import wrt.api.platform.EventQueue;
import wrt.api.platform.Feature;
import wrt.api.platform.LockProtocol;
import wrt.api.platform.MemoryDomain;
import wrt.api.platform.MessageQueue;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformBackend;
import wrt.api.platform.PlatformLock;
import wrt.api.platform.Timer;
import wrt.api.platform.WaitWord;

/** The rule that many objects come and go, and descriptors, threads, memory and the system's objects are as before. */
@Timeout(value = 1800, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // Up to 600,000 rounds of a ms or more.
abstract class EnduranceRules extends Rules {

    private static final int FULL = 100_000;
    private static final int MOST_BATCHES = 6;
    private static final long LEAST_LEAK_BYTES = 32; // In each round: the smallest block of malloc.
    private static final long NOISE_BYTES = 4 << 20;
    private static final int OTHER_DESCRIPTORS = 4;
    private static final int OTHER_THREADS = 8;

    private void leavesNothing(int rounds, Body round) throws Exception {
        for (int i = 0; i < rounds / 5; i++) {
            round.run();
        }
        Holdings first = Holdings.now(fixture());
        long most = NOISE_BYTES + LEAST_LEAK_BYTES * rounds;
        long grown = Long.MAX_VALUE;
        // The JVM grows once in a while; what leaks grows in every batch.
        for (int batch = 0; batch < MOST_BATCHES && grown > most; batch++) {
            System.gc();
            long before = Holdings.now(fixture()).residentBytes();
            for (int i = 0; i < rounds; i++) {
                round.run();
            }
            System.gc();
            grown = Holdings.now(fixture()).residentBytes() - before;
        }
        assertThat(grown).as("bytes more after " + rounds + " rounds").isLessThanOrEqualTo(most);
        Holdings last = Holdings.now(fixture());
        long until = in(10, TimeUnit.SECONDS);
        // Threads of the system end a little later than those who wait for them hear of it.
        while (!(last.threads() <= first.threads() + OTHER_THREADS && last.countedIsWithin(first))
                && System.nanoTime() - until < 0) {
            Thread.sleep(1);
            last = Holdings.now(fixture());
        }
        assertThat(last.countedIsWithin(first))
                .as("what the stand-in counts: first %s, in the end %s", first.counted(), last.counted()).isTrue();
        assertThat(last.descriptors()).as("descriptors").isLessThanOrEqualTo(first.descriptors() + OTHER_DESCRIPTORS);
        assertThat(last.threads()).as("threads").isLessThanOrEqualTo(first.threads() + OTHER_THREADS);
    }

    @Test
    void waitWordsAndParkersLeaveNothing() throws Exception {
        leavesNothing(Stress.rounds(5000, FULL), () -> {
            try (WaitWord word = backend().waitWords().create(1); Parker parker = backend().parker()) {
                word.await(1, System.nanoTime() + 1);
                parker.park(System.nanoTime() + 1);
            }
        });
    }

    @Test
    void timersLeaveNothing() throws Exception {
        leavesNothing(Stress.rounds(1000, FULL), () -> {
            try (Timer timer = backend().timers().create()) {
                timer.arm(System.nanoTime() + 1, 1000);
                timer.arm(Long.MAX_VALUE / 2, 1000);
            }
        });
    }

    @Test
    void eventQueuesLeaveNothing() throws Exception {
        boolean descriptors = !absent(Feature.DESCRIPTOR_EVENTS);
        try (PlatformFixture.Pipe pipe = fixture().pipe().orElse(null)) {
            leavesNothing(Stress.rounds(1000, FULL), () -> {
                try (EventQueue queue = backend().eventQueues().create()) {
                    queue.addUser(1);
                    queue.addTimer(2, Long.MAX_VALUE / 2, 0);
                    if (descriptors) {
                        queue.addDescriptor(3, pipe.descriptor(), EventQueue.Interest.READ);
                    }
                    queue.trigger(1);
                    queue.await((token, count) -> {
                    }, 0);
                }
            });
        }
    }

    @Test
    void channelsAndConnectionsLeaveNothing() throws Exception {
        MemorySegment nothing = MemorySegment.ofArray(new byte[0]);
        leavesNothing(Stress.rounds(1000, FULL), () -> {
            try (Channel channel = backend().channels().create(8); Connection connection = channel.connect()) {
                connection.pulse(1, 2, 3);
                connection.pulse(1, 2, 3);
                channel.receive(nothing, Parker.FOREVER);
            }
        });
    }

    @Test
    void messageQueuesLeaveNothing() throws Exception {
        MemorySegment message = MemorySegment.ofArray(new byte[4]);
        leavesNothing(Stress.rounds(2000, FULL), () -> {
            try (MessageQueue queue = backend().messageQueues().create(4, 4)) {
                queue.send(message, false, Parker.FOREVER);
                queue.send(message, true, Parker.FOREVER);
                queue.receive(message, Parker.FOREVER);
            }
        });
    }

    @Test
    void locksLeaveNothing() throws Exception {
        LockProtocol protocol = absent(Feature.LOCK_INHERIT) ? new LockProtocol.Plain() : new LockProtocol.Inherit();
        leavesNothing(Stress.rounds(5000, FULL), () -> {
            try (PlatformLock lock = backend().locks().create(protocol)) {
                lock.lock(Parker.FOREVER);
                lock.unlock();
            }
        });
    }

    @Test
    void memoryDomainsLeaveNothing() throws Exception {
        if (!absent(Feature.MEMORY_DOMAINS)) {
            // Freeing one stops every thread for a moment, so few rounds.
            leavesNothing(Stress.rounds(200, FULL), () -> {
                try (MemoryDomain domain = backend().memory().domain("endurance", 8192)) {
                    domain.memory().fill((byte) 1);
                }
            });
        }
    }

    @Test
    void threadsLeaveNothing() throws Exception {
        leavesNothing(Stress.rounds(300, FULL), () -> {
            Carrier carrier = backend().threads().create(CarrierRequest.named("endurance"), () -> {
            });
            carrier.start();
            carrier.join(Parker.FOREVER);
        });
    }

    @Test
    void backendsLeaveNothing() throws Exception {
        leavesNothing(Stress.rounds(50, FULL / 20), () -> {
            PlatformBackend other = fixture().open(limits());
            other.parker().close();
            fixture().close(other);
        });
    }
}
