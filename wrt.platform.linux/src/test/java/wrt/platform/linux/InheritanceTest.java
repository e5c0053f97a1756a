// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Carrier;
import wrt.api.platform.CarrierRequest;
import wrt.api.platform.Feature;
import wrt.api.platform.LockProtocol;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformLimits;
import wrt.api.platform.PlatformLock;
import wrt.api.platform.Scheduling;

/** The kernel's own account of priorities, while locks are held. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InheritanceTest {

    // The priority at which the kernel runs a thread: field 18 of stat, which is -1 - priority for fixed ones.
    private static final int PRIORITY = 15;

    private final LinuxBackend backend = new LinuxBackend(PlatformLimits.SEED, LinuxOptions.DEFAULT);

    @AfterEach
    void close() {
        backend.close();
    }

    @Test
    void theOwnerRunsAtThePriorityOfItsMostUrgentWaiter() throws Exception {
        try (PlatformLock lock = backend.locks().create(new LockProtocol.Inherit())) {
            CountDownLatch owned = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            Carrier owner = start(10, () -> {
                lock.lock(Parker.FOREVER);
                owned.countDown();
                await(release);
                lock.unlock();
            });
            owned.await();
            assumeFixed(owner);
            assertThat(running(owner)).isEqualTo(10);
            Carrier urgent = start(60, () -> {
                lock.lock(Parker.FOREVER);
                lock.unlock();
            });
            while (running(owner) != 60) {
                Thread.sleep(1); // The time limit of the test ends it.
            }
            // Giving up at a deadline takes the inherited priority away again.
            release.countDown();
            owner.join(Parker.FOREVER);
            urgent.join(Parker.FOREVER);
        }
    }

    @Test
    void aWaiterThatGivesUpIsInheritedFromNoMore() throws Exception {
        try (PlatformLock lock = backend.locks().create(new LockProtocol.Inherit())) {
            CountDownLatch owned = new CountDownLatch(1);
            CountDownLatch release = new CountDownLatch(1);
            Carrier owner = start(10, () -> {
                lock.lock(Parker.FOREVER);
                owned.countDown();
                await(release);
                lock.unlock();
            });
            owned.await();
            assumeFixed(owner);
            Carrier urgent = start(60,
                    () -> assertThat(lock.lock(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20))).isFalse());
            urgent.join(Parker.FOREVER);
            assertThat(running(owner)).isEqualTo(10);
            release.countDown();
            owner.join(Parker.FOREVER);
        }
    }

    @Test
    void theOwnerRunsAtTheCeilingAndAtItsOwnPriorityAfterwards() throws Exception {
        Capability ceiling = backend.capabilities().stream()
                .filter(c -> c.name().equals(Feature.LOCK_CEILING.label())).findFirst().orElseThrow();
        Assumptions.assumeTrue(ceiling.state() != State.REFUSED, ceiling::detail);
        for (int own : new int[]{0, 20}) {
            try (PlatformLock low = backend.locks().create(new LockProtocol.Ceiling(40));
                    PlatformLock high = backend.locks().create(new LockProtocol.Ceiling(50))) {
                int[] seen = new int[5];
                Carrier owner = start(own, () -> {
                    seen[0] = self();
                    low.lock(Parker.FOREVER);
                    seen[1] = self();
                    high.lock(Parker.FOREVER);
                    seen[2] = self();
                    low.unlock(); // Out of order on purpose.
                    seen[3] = self();
                    high.unlock();
                    seen[4] = self();
                });
                owner.join(Parker.FOREVER);
                assertThat(seen).containsExactly(own, 40, 50, 50, own);
            }
        }
    }

    private Carrier start(int priority, Runnable body) {
        CarrierRequest request = CarrierRequest.named("pi-" + priority);
        Carrier carrier = backend.threads()
                .create(priority == 0 ? request : request.with(new Scheduling.Fifo(priority)), body);
        carrier.start();
        return carrier;
    }

    private static void assumeFixed(Carrier carrier) {
        Capability answer = carrier.capabilities().stream()
                .filter(c -> c.name().equals(Feature.SCHED_FIFO.label())).findFirst().orElseThrow();
        System.out.println("saw: " + answer);
        Assumptions.assumeTrue(answer.state() == State.GRANTED, answer::detail);
    }

    private static int running(Carrier carrier) {
        return priority(Path.of("/proc/self/task", Long.toString(carrier.status().id()), "stat"));
    }

    private static int self() {
        return priority(Path.of("/proc/thread-self/stat"));
    }

    private static int priority(Path stat) {
        try {
            String text = Files.readString(stat);
            int shown = Integer.parseInt(text.substring(text.lastIndexOf(')') + 2).split(" ")[PRIORITY]);
            return shown < 0 ? -1 - shown : 0;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
