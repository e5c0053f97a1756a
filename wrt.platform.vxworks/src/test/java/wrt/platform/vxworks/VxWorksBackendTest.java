// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Carrier;
import wrt.api.platform.CarrierRequest;
import wrt.api.platform.EventQueue;
import wrt.api.platform.Feature;
import wrt.api.platform.IsolationContext.Kind;
import wrt.api.platform.LockProtocol;
import wrt.api.platform.Metric;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformLimits;
import wrt.api.platform.PlatformLock;
import wrt.api.platform.Scheduling;
import wrt.api.platform.WaitResult;
import wrt.api.platform.WaitWord;

/** What only VxWorks has: contexts, priorities that are inherited, watchdogs, one processor. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class VxWorksBackendTest {

    private int objects;

    @BeforeEach
    void count() {
        if (!Shim.GIVEN) {
            Shim.call("vx_shim_kernel", 0);
        }
        objects = Shim.objects();
    }

    @AfterEach
    void everyObjectIsGone() {
        if (!Shim.GIVEN) {
            Shim.call("vx_shim_privileged", 1);
            Shim.call("vx_shim_processors", 0);
            Shim.call("vx_shim_rate", 1000);
        }
        assertThat(Shim.objects()).isEqualTo(objects);
    }

    private static VxWorksBackend sliced(String context, int ticks) {
        Shim.call("vx_shim_kernel", context.equals(ExecutionContext.KERNEL) ? 1 : 0);
        return new VxWorksBackend(PlatformLimits.SEED, ExecutionContext.of(context, ""), ticks);
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
        assertThatThrownBy(() -> ExecutionContext.of(ExecutionContext.LKM, " "))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContainingAll("'module' of the configuration wrt.platform.vxworks names no module");
    }

    @Test
    void anUnknownContextIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> ExecutionContext.of("user", ""))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContainingAll("'user'", "rtp, kernel, lkm or detect", "wrt.platform.vxworks");
    }

    @Test
    void theOwnerOfALockRunsAtThePriorityOfTheMostUrgentWaiter() throws InterruptedException {
        try (VxWorksBackend backend = Shim.any().backend(PlatformLimits.SEED);
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

    @ParameterizedTest
    @ValueSource(ints = {1, 99})
    void theBoundsOfThePrioritiesAreVxWorksNumbers(int priority) throws InterruptedException {
        try (VxWorksBackend backend = new Shim(ExecutionContext.RTP).backend(PlatformLimits.SEED)) {
            CountDownLatch end = new CountDownLatch(1);
            Carrier carrier = start(backend, priority, () -> await(end));
            Shim.until(() -> Shim.call("vx_shim_priority", "p" + priority) == 100 - priority);
            Shim.until(() -> carrier.status().priority() == 100 - priority);
            end.countDown();
            assertThat(carrier.join(in(10_000))).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, -1, 255, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void aPriorityOutOfRangeIsRefusedAndTheTaskKeepsItsOwn(int priority) throws InterruptedException {
        try (VxWorksBackend backend = Shim.any().backend(PlatformLimits.SEED)) {
            assertThat(start(backend, priority, () -> {
            }).join(in(10_000))).isTrue();
            assertThat(answer(backend, Feature.SCHED_FIFO).state()).isEqualTo(State.REFUSED);
            assertThat(answer(backend, Feature.SCHED_FIFO).detail()).contains("1 to 99, not " + priority);
        }
    }

    @Test
    void theKernelTakesTurnsOfTheConfiguredTicks() throws InterruptedException {
        try (VxWorksBackend backend = sliced(ExecutionContext.KERNEL, 5)) {
            assertThat(Shim.call("vx_shim_time_slice")).isEqualTo(5);
            assertThat(roundRobin(backend)).matches(answer -> answer.state() == State.GRANTED)
                    .extracting(Capability::detail).asString().contains("turns of 5 ticks, of all tasks");
        }
    }

    @Test
    void aProcessCannotSetTheTimeSliceAndSaysSo() throws InterruptedException {
        try (VxWorksBackend backend = sliced(ExecutionContext.RTP, 5)) {
            assertThat(roundRobin(backend)).matches(answer -> answer.state() == State.EMULATED)
                    .extracting(Capability::detail).asString()
                    .contains("time.slice 5 is not set: only the kernel sets it");
        }
    }

    private static Capability roundRobin(VxWorksBackend backend) throws InterruptedException {
        Carrier carrier = backend.threads().create(
                CarrierRequest.named("turns").with(new Scheduling.RoundRobin(10)), () -> {
                });
        carrier.start();
        assertThat(carrier.join(in(10_000))).isTrue();
        return answer(backend, Feature.SCHED_RR);
    }

    @Test
    void anEventForSomethingElseIsKeptWhileAnEventQueueWaits() {
        try (VxWorksBackend backend = new Shim(ExecutionContext.RTP).backend(PlatformLimits.SEED);
                EventQueue queue = backend.eventQueues().create();
                Arena arena = Arena.ofConfined()) {
            long received = arena.allocate(ValueLayout.JAVA_INT).address();
            assertThat(EventLib.eventSend(TaskLib.taskIdSelf(), 1)).isEqualTo(Abi.OK);
            queue.addUser(7);
            queue.trigger(7);
            int[] told = new int[1];
            while (told[0] == 0) {
                queue.await((token, count) -> told[0]++, Parker.FOREVER);
            }
            queue.await((token, count) -> told[0]++, in(5));
            assertThat(EventLib.eventReceive(1, Abi.EVENTS_WAIT_ANY, Abi.NO_WAIT, received)).isEqualTo(Abi.OK);
        }
    }

    @Test
    void aWaitIsNeverShortAfterTheRateOfTheClockChanged() {
        try (VxWorksBackend backend = new Shim(ExecutionContext.RTP).backend(PlatformLimits.SEED);
                WaitWord word = backend.waitWords().create(0)) {
            for (int rate : new int[]{60, 1000, 100}) {
                Shim.call("vx_shim_rate", rate);
                long deadline = in(25);
                assertThat(word.await(0, deadline)).isEqualTo(WaitResult.TIMED_OUT);
                assertThat(System.nanoTime() - deadline).isNotNegative();
                assertThat(backend.metrics()).contains(new Metric("clock.rate", rate, "ticks/s"));
            }
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
        if (!Shim.GIVEN) {
            Shim.call("vx_shim_kernel", 1);
        }
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
