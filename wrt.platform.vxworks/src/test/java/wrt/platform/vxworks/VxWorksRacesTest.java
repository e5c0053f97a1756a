// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wrt.api.platform.Carrier;
import wrt.api.platform.CarrierRequest;
import wrt.api.platform.MessageQueue;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.api.platform.PlatformLimits;
import wrt.api.platform.WaitResult;
import wrt.api.platform.WaitWord;
import wrt.platform.suite.Stress;

/**
 * Objects are destroyed while many wait for them, and while time-outs and wakes race with that. Nobody is left behind, no
 * semaphore goes to somebody else while it may still be given, and the system holds nothing after it.
 */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class VxWorksRacesTest {

    private static final int ROUNDS = Stress.rounds(200, 5000);
    private static final int WAITERS = 8;

    private final SplittableRandom random = new SplittableRandom(7);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private VxWorksBackend backend;
    private int objects;

    @BeforeEach
    void open() {
        objects = Shim.objects();
        backend = Shim.any().backend(PlatformLimits.SEED);
    }

    @AfterEach
    void everyObjectIsGone() {
        if (backend != null) {
            backend.close();
            assertThat(failure.get()).isNull();
            assertThat(Shim.objects()).isEqualTo(objects);
        }
    }

    /** One waits for an object until a moment. */
    private interface Wait {
        void until(long deadlineNanos);
    }

    /** Many wait at random moments while something happens to the object, and all of them end. */
    private void raced(Wait wait, Runnable meanwhile) throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(WAITERS);
        List<Carrier> carriers = new ArrayList<>();
        for (int i = 0; i < WAITERS; i++) {
            long nanos = random.nextInt(4) == 0 ? Long.MAX_VALUE / 2 : random.nextInt(3_000_000);
            carriers.add(backend.threads().create(CarrierRequest.named("racer"), () -> {
                ready.countDown();
                try {
                    wait.until(System.nanoTime() + nanos);
                } catch (Throwable e) {
                    failure.compareAndSet(null, e);
                }
            }));
        }
        carriers.forEach(Carrier::start);
        ready.await();
        Thread.sleep(0, random.nextInt(1_000_000));
        meanwhile.run();
        for (Carrier carrier : carriers) {
            assertThat(carrier.join(Parker.FOREVER)).isTrue();
        }
    }

    @Test
    void aWordIsDestroyedWhileTimeOutsAndWakesRace() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            WaitWord word = backend.waitWords().create(0);
            raced(deadline -> word.await(0, deadline), () -> {
                word.wakeOne();
                word.close();
            });
            assertThat(backend.waitWords().used()).isZero();
        }
    }

    @Test
    void aWokenWordNeverWakesTheNextOne() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            try (WaitWord word = backend.waitWords().create(0); WaitWord other = backend.waitWords().create(0)) {
                raced(deadline -> {
                    word.await(0, deadline);
                    long end = System.nanoTime() + 100_000;
                    // The same semaphore may serve here: a wake that was meant for the other word would end this early.
                    assertThat(other.await(0, end)).isEqualTo(WaitResult.TIMED_OUT);
                    assertThat(System.nanoTime() - end).isNotNegative();
                }, () -> {
                    word.set(1);
                    word.wakeAll();
                });
            }
        }
    }

    @Test
    void aMessageQueueIsDestroyedWhileSendersAndReceiversTimeOut() throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            MessageQueue queue = backend.messageQueues().create(1, 4);
            boolean sends = round % 2 == 0;
            raced(deadline -> {
                MemorySegment room = MemorySegment.ofArray(new byte[4]);
                try {
                    while (true) {
                        if (sends) {
                            queue.send(room, false, deadline);
                        } else {
                            queue.receive(room, deadline);
                        }
                    }
                } catch (PlatformException e) {
                    assertThat(e.kind()).isIn(Kind.TIMED_OUT, Kind.CLOSED);
                }
            }, queue::close);
            assertThat(backend.messageQueues().used()).isZero();
        }
    }
}
