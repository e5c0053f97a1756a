// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Carrier;
import wrt.api.platform.CarrierRequest;
import wrt.api.platform.Feature;
import wrt.api.platform.IsolationContext.Kind;
import wrt.api.platform.LockProtocol;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformLimits;
import wrt.api.platform.PlatformLock;
import wrt.api.platform.Scheduling;

/** What only VxWorks has: contexts, priorities that are inherited, watchdogs, one processor. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class VxWorksBackendTest {

    private int objects;

    @BeforeEach
    void count() {
        Shim.call("vx_shim_kernel", 0);
        objects = Shim.call("vx_shim_objects");
    }

    @AfterEach
    void everyObjectIsGone() {
        Shim.call("vx_shim_privileged", 1);
        Shim.call("vx_shim_processors", 0);
        assertThat(Shim.call("vx_shim_objects")).isEqualTo(objects);
    }

    private static Capability answer(VxWorksBackend backend, Feature feature) {
        return backend.capabilities().get(feature.ordinal());
    }

    private static long in(long millis) {
        return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    @Test
    void aRealTimeProcessIsDetectedAndDescribed() {
        try (VxWorksBackend backend = new Shim(ExecutionContext.RTP).backend(PlatformLimits.SEED)) {
            assertThat(backend.isolation().kind()).isEqualTo(Kind.REAL_TIME_PROCESS);
            assertThat(backend.isolation().detail()).contains("rtpInfoGet", "/romfs/java.vxe");
            assertThat(answer(backend, Feature.TIMERS).detail()).contains("only the kernel has watchdogs");
        }
    }

    @Test
    void theKernelIsDetectedAndHasWatchdogs() {
        try (VxWorksBackend backend = new Shim(ExecutionContext.KERNEL).backend(PlatformLimits.SEED)) {
            assertThat(backend.isolation().kind()).isEqualTo(Kind.KERNEL);
            assertThat(answer(backend, Feature.TIMERS).detail()).contains("watchdogs that give");
        }
    }

    @Test
    void aModuleIsConfiguredAndHasTheKernelsIdentity() {
        Shim.call("vx_shim_kernel", 1);
        ExecutionContext module = ExecutionContext.of(ExecutionContext.LKM, "wrt.out");
        assertThat(module.isolation().kind()).isEqualTo(Kind.KERNEL_MODULE);
        assertThat(module.isolation().id()).isEqualTo(0x7fff00001000L);
        assertThat(module.isKernel()).isTrue();
        assertThatThrownBy(() -> ExecutionContext.of(ExecutionContext.LKM, "nothing.out"))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContainingAll("no module 'nothing.out'", "wrt.platform.vxworks");
    }

    @Test
    void anUnknownContextIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> ExecutionContext.of("user", ""))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContainingAll("'user'", "rtp, kernel, lkm or detect", "wrt.platform.vxworks");
    }

    @Test
    void theOwnerOfALockRunsAtThePriorityOfTheMostUrgentWaiter() throws InterruptedException {
        try (VxWorksBackend backend = new Shim(ExecutionContext.RTP).backend(PlatformLimits.SEED);
                PlatformLock inherit = backend.locks().create(new LockProtocol.Inherit());
                PlatformLock plain = backend.locks().create(new LockProtocol.Plain())) {
            assertThat(priorityOfOwner(backend, inherit)).isEqualTo(100 - 40);
            assertThat(priorityOfOwner(backend, plain)).isEqualTo(100 - 10);
        }
    }

    /** VxWorks's priority of a thread of priority 10 that owns a lock for which one of 40 waits. */
    private static int priorityOfOwner(VxWorksBackend backend, PlatformLock lock) throws InterruptedException {
        CountDownLatch owned = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Carrier owner = start(backend, 10, () -> {
            lock.lock(Parker.FOREVER);
            owned.countDown();
            await(end);
            lock.unlock();
        });
        await(owned);
        Carrier urgent = start(backend, 40, () -> {
            lock.lock(Parker.FOREVER);
            lock.unlock();
        });
        long deadline = in(200);
        while (owner.status().priority() == 100 - 10 && System.nanoTime() < deadline) {
            Thread.sleep(1);
        }
        int priority = owner.status().priority();
        end.countDown();
        assertThat(owner.join(in(10_000)) && urgent.join(in(10_000))).isTrue();
        return priority;
    }

    private static Carrier start(VxWorksBackend backend, int priority, Runnable body) {
        Carrier carrier = backend.threads().create(
                CarrierRequest.named("p" + priority).with(new Scheduling.Fifo(priority)), body);
        carrier.start();
        return carrier;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aRefusedPriorityIsToldByVxWorksNumber() throws InterruptedException {
        Shim.call("vx_shim_privileged", 0);
        try (VxWorksBackend backend = new Shim(ExecutionContext.RTP).backend(PlatformLimits.SEED)) {
            assertThat(start(backend, 10, () -> {
            }).join(in(10_000))).isTrue();
            Capability answer = answer(backend, Feature.SCHED_FIFO);
            assertThat(answer.state()).isEqualTo(State.REFUSED);
            assertThat(answer.detail()).contains("priority 10, 90 of VxWorks", "S_taskLib_ILLEGAL_PRIORITY");
        }
    }

    @Test
    void aSystemForOneProcessorRefusesAffinity() throws InterruptedException {
        Shim.call("vx_shim_processors", 1);
        try (VxWorksBackend backend = new Shim(ExecutionContext.RTP).backend(PlatformLimits.SEED)) {
            Carrier carrier = backend.threads().create(CarrierRequest.named("bound").on(Set.of(0)), () -> {
            });
            carrier.start();
            assertThat(carrier.join(in(10_000))).isTrue();
            assertThat(answer(backend, Feature.AFFINITY).state()).isEqualTo(State.REFUSED);
        }
    }

    @Test
    void aWatchdogGivesTheSemaphoreWithoutJava() {
        Shim.call("vx_shim_kernel", 1);
        Ticks ticks = Ticks.ofSystem();
        Semaphore semaphore = Semaphore.counting(ticks);
        Watchdog watchdog = Watchdog.create(semaphore);
        watchdog.start(in(20));
        assertThat(semaphore.take(in(5))).isFalse();
        assertThat(semaphore.take(in(10_000))).isTrue();
        watchdog.start(in(20));
        watchdog.start(Parker.FOREVER);
        assertThat(semaphore.take(in(50))).as("cancelled").isFalse();
        watchdog.delete();
        semaphore.delete();
    }
}
