// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wrt.api.platform.EventQueue;
import wrt.api.platform.EventQueue.Interest;
import wrt.api.platform.LockProtocol;
import wrt.api.platform.Metric;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.api.platform.PlatformLimits;
import wrt.api.platform.PlatformLock;
import wrt.api.platform.Timer;
import wrt.platform.suite.HostPipe;
import wrt.platform.suite.PlatformFixture.Pipe;

/** What the suite does not ask of every system. */
@Timeout(60)
class MacOsObjectsTest {

    private final MacOsBackend backend = new MacOsFixture(true).backend(PlatformLimits.SEED, 0);

    @AfterEach
    void close() {
        backend.close();
    }

    private Map<String, Long> metrics() {
        return backend.metrics().stream().collect(Collectors.toMap(Metric::name, Metric::value));
    }

    private static Kind kind(Runnable call) {
        AtomicReference<Kind> kind = new AtomicReference<>();
        assertThatThrownBy(call::run).isInstanceOfSatisfying(PlatformException.class, e -> kind.set(e.kind()));
        return kind.get();
    }

    @Test
    void anUnparkOfNobodyIsNoCallOfTheSystem() {
        try (Parker parker = backend.parker()) {
            for (int i = 0; i < 100; i++) {
                parker.unpark();
                parker.park(Parker.FOREVER);
            }
        }
        assertThat(metrics()).containsEntry("address.wakes", 0L).containsEntry("address.waits", 0L);
    }

    @Test
    void aTimeOutIsCounted() {
        try (Parker parker = backend.parker()) {
            parker.park(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(5));
        }
        assertThat(metrics().get("address.time-outs")).isEqualTo(1);
    }

    @Test
    void aTimerThatNobodyWaitsForExpiresOnceAtMost() throws InterruptedException {
        try (Timer timer = backend.timers().create()) {
            timer.arm(System.nanoTime(), 1_000);
            Thread.sleep(20);
            assertThat(timer.await(Parker.FOREVER)).isGreaterThan(10_000);
            timer.cancel();
            long before = System.nanoTime();
            assertThat(timer.await(before + TimeUnit.MILLISECONDS.toNanos(10))).isZero();
            assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    @Test
    void oneDescriptorIsWaitedForOnceInEachDirection() {
        try (EventQueue queue = backend.eventQueues().create(); Pipe pipe = HostPipe.open()) {
            queue.addDescriptor(1, pipe.descriptor(), Interest.READ);
            assertThat(kind(() -> queue.addDescriptor(2, pipe.descriptor(), Interest.READ))).isEqualTo(Kind.INVALID);
            assertThat(queue.remove(1)).isTrue();
            queue.addDescriptor(2, pipe.descriptor(), Interest.READ);
            pipe.write();
            List<Long> told = new ArrayList<>();
            queue.await((token, count) -> told.add(token), Parker.FOREVER);
            assertThat(told).containsExactly(2L);
        }
    }

    @Test
    void aDescriptorThatIsClosedBeforeItIsRemovedIsNoFailure() {
        try (EventQueue queue = backend.eventQueues().create()) {
            Pipe pipe = HostPipe.open();
            queue.addDescriptor(1, pipe.descriptor(), Interest.READ);
            pipe.close();
            assertThat(queue.remove(1)).isTrue();
        }
    }

    @Test
    void aWaitWithADeadlineGetsALockThatIsGivenUp() throws InterruptedException {
        try (PlatformLock lock = backend.locks().create(new LockProtocol.Inherit())) {
            lock.lock(Parker.FOREVER);
            AtomicReference<Boolean> taken = new AtomicReference<>();
            Thread other = Thread.ofPlatform().start(() -> {
                Thread.currentThread().interrupt(); // It neither ends the wait nor is lost.
                taken.set(lock.lock(System.nanoTime() + TimeUnit.SECONDS.toNanos(30)) && Thread.interrupted());
                lock.unlock();
            });
            Thread.sleep(20);
            lock.unlock();
            other.join();
            assertThat(taken.get()).isTrue();
        }
    }

    @Test
    void aVirtualThreadIsRefusedALockOfItsCarrier() throws InterruptedException {
        try (PlatformLock lock = backend.locks().create(new LockProtocol.Inherit())) {
            AtomicReference<Kind> kind = new AtomicReference<>();
            Thread.ofVirtual().start(() -> kind.set(kind(() -> lock.lock(Parker.FOREVER)))).join();
            assertThat(kind).hasValue(Kind.REFUSED);
        }
    }

    @Test
    void nativeMemoryIsCountedAndGivenBack() {
        long before = metrics().get("memory.native");
        try (Parker parker = backend.parker()) {
            assertThat(metrics().get("memory.native")).isEqualTo(before + 128);
        }
        assertThat(metrics()).containsEntry("memory.native", before);
    }

    @Test
    void anErrorHasTheSystemsNumberAndName() {
        try (EventQueue queue = backend.eventQueues().create()) {
            assertThatThrownBy(() -> queue.addDescriptor(1, 1_000_000, Interest.READ))
                    .hasMessageContaining("EBADF (9, bad descriptor)").hasMessageContaining("1000000");
        }
    }
}
