// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wrt.api.platform.Parker;
import wrt.api.platform.QualityOfService;
import wrt.platform.macos.system.DispatchFunction;
import wrt.platform.macos.system.Shim;

/** What the backend takes of Grand Central Dispatch behaves as documented. */
@Timeout(60)
class DispatchTest {

    private static final int MANY = 200;
    private static final int MOST_THREADS = 64; // Of the system for one class of service.

    @BeforeAll
    static void load() {
        Shim.load();
    }

    private static DispatchQueue queue() {
        return DispatchQueue.create("wrt.test", ServiceClass.of(QualityOfService.DEFAULT));
    }

    @Test
    void aSerialQueueRunsOneAfterTheOtherAndAGroupTellsTheEnd() {
        List<Integer> order = new ArrayList<>(); // Without a lock: the queue is one.
        List<DispatchFunction> functions = new ArrayList<>();
        try (DispatchQueue queue = queue(); DispatchGroup group = DispatchGroup.create()) {
            for (int i = 0; i < MANY; i++) {
                int number = i;
                DispatchFunction function = new DispatchFunction(() -> order.add(number));
                functions.add(function);
                group.enter();
                queue.submit(0, function.address());
                queue.submit(group.address(), DispatchGroup.LEAVE);
            }
            group.await();
            assertThat(order).hasSize(MANY).isSorted();
        }
        assertThat(functions).hasSize(MANY);
    }

    @Test
    void threadsOfTheSystemStayWithTheJvmAsDaemons() {
        Set<Thread> threads = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
        DispatchFunction function = new DispatchFunction(() -> threads.add(Thread.currentThread()));
        try (DispatchQueue queue = queue(); DispatchGroup group = DispatchGroup.create()) {
            for (int i = 0; i < MANY; i++) {
                group.enter();
                queue.submit(0, function.address());
                queue.submit(group.address(), DispatchGroup.LEAVE);
                group.await(); // Each alone, so that its thread could be let go after it.
            }
        }
        assertThat(threads).as("a thread that is attached again is another").hasSizeLessThanOrEqualTo(MOST_THREADS);
        assertThat(threads).allMatch(Thread::isDaemon);
    }

    @Test
    void aSemaphoreCountsSignalsAndADeadlineEndsTheWait() {
        try (DispatchSemaphore semaphore = DispatchSemaphore.create()) {
            semaphore.signal();
            semaphore.signal();
            assertThat(semaphore.await(Parker.FOREVER)).isTrue();
            assertThat(semaphore.await(System.nanoTime() - 1)).as("there is one").isTrue();
            assertThat(semaphore.await(System.nanoTime() - 1)).isFalse();
            long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(10);
            assertThat(semaphore.await(deadline)).isFalse();
            assertThat(System.nanoTime() - deadline).isGreaterThan(-TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    @Test
    void aTimerSourceExpiresOnceForEachArmingAndEndsWithItsLastHandler() throws InterruptedException {
        AtomicInteger expired = new AtomicInteger();
        DispatchFunction function = new DispatchFunction(expired::incrementAndGet);
        try (DispatchQueue queue = queue(); DispatchGroup group = DispatchGroup.create()) {
            group.enter();
            DispatchTimerSource source = DispatchTimerSource.create(queue, group.address(), function.address(),
                    DispatchGroup.LEAVE);
            for (int i = 1; i <= 3; i++) {
                source.arm(System.nanoTime() - 1);
                while (expired.get() < i) {
                    Thread.sleep(1);
                }
                Thread.sleep(10);
                assertThat(expired).hasValue(i);
            }
            source.arm(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20));
            source.disarm();
            Thread.sleep(40);
            assertThat(expired).hasValue(3);
            source.close();
            group.await();
            assertThat(expired).hasValue(3);
        }
    }
}
