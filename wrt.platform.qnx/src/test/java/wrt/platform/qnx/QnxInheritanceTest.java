// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wrt.api.platform.Carrier;
import wrt.api.platform.CarrierRequest;
import wrt.api.platform.CarrierStatus;
import wrt.api.platform.Channel;
import wrt.api.platform.Connection;
import wrt.api.platform.LockProtocol;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformLimits;
import wrt.api.platform.PlatformLock;
import wrt.api.platform.Received;
import wrt.api.platform.Scheduling;
import wrt.platform.qnx.neutrino.Abi;

/** Priorities that threads inherit, through the seam, as the kernel tells them; on the stand-in, not on QNX. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class QnxInheritanceTest {

    private static final MemorySegment EMPTY = MemorySegment.ofArray(new byte[0]);

    private QnxBackend backend;

    @BeforeEach
    void open() {
        backend = new Shim(Abi.V8_0).backend(PlatformLimits.SEED, true);
    }

    @AfterEach
    void close() {
        backend.close();
    }

    private Carrier start(Scheduling scheduling, Runnable body) {
        Carrier carrier = backend.threads().create(CarrierRequest.named(scheduling.label()).with(scheduling), body);
        carrier.start();
        return carrier;
    }

    private static void end(Carrier... carriers) throws InterruptedException {
        for (Carrier carrier : carriers) {
            assertThat(carrier.join(System.nanoTime() + TimeUnit.SECONDS.toNanos(20))).isTrue();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(1);
        }
    }

    @Test
    void aServerRunsAtItsClientsPriorityAndIsPushedByWhoWaitsBehind() throws InterruptedException {
        CountDownLatch received = new CountDownLatch(1);
        CountDownLatch reply = new CountDownLatch(1);
        try (Channel channel = backend.channels().create(0); Connection connection = channel.connect()) {
            Carrier server = start(new Scheduling.Fifo(10), () -> {
                Received.Message first = (Received.Message) channel.receive(EMPTY, Parker.FOREVER);
                received.countDown();
                await(reply);
                channel.reply(first.id(), 0, EMPTY);
                Received.Message second = (Received.Message) channel.receive(EMPTY, Parker.FOREVER);
                channel.reply(second.id(), 0, EMPTY);
            });
            Carrier client = start(new Scheduling.Fifo(30), () -> connection.send(EMPTY, EMPTY, Parker.FOREVER));
            await(received);
            assertThat(server.status().priority()).isEqualTo(30);
            Carrier urgent = start(new Scheduling.Fifo(50), () -> connection.send(EMPTY, EMPTY, Parker.FOREVER));
            until(() -> server.status().priority() == 50);
            reply.countDown();
            end(server, client, urgent);
        }
    }

    @Test
    void aClientsPriorityGoesOnToTheServerBehindItsServer() throws InterruptedException {
        CountDownLatch received = new CountDownLatch(1);
        CountDownLatch reply = new CountDownLatch(1);
        try (Channel front = backend.channels().create(0);
                Channel back = backend.channels().create(0);
                Connection toFront = front.connect();
                Connection toBack = back.connect()) {
            Carrier behind = start(new Scheduling.Fifo(5), () -> {
                Received.Message message = (Received.Message) back.receive(EMPTY, Parker.FOREVER);
                received.countDown();
                await(reply);
                back.reply(message.id(), 0, EMPTY);
            });
            Carrier server = start(new Scheduling.Fifo(10), () -> {
                Received.Message message = (Received.Message) front.receive(EMPTY, Parker.FOREVER);
                toBack.send(EMPTY, EMPTY, Parker.FOREVER);
                front.reply(message.id(), 0, EMPTY);
            });
            Carrier client = start(new Scheduling.Fifo(40), () -> toFront.send(EMPTY, EMPTY, Parker.FOREVER));
            await(received);
            assertThat(behind.status().priority()).isEqualTo(40);
            reply.countDown();
            end(behind, server, client);
        }
    }

    @Test
    void theOwnerOfALockRunsAtThePriorityOfTheMostUrgentWaiterUntilItGivesItUp() throws InterruptedException {
        CountDownLatch owned = new CountDownLatch(1);
        CountDownLatch give = new CountDownLatch(1);
        CountDownLatch given = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        try (PlatformLock lock = backend.locks().create(new LockProtocol.Inherit())) {
            Carrier owner = start(new Scheduling.Fifo(10), () -> {
                lock.lock(Parker.FOREVER);
                owned.countDown();
                await(give);
                lock.unlock();
                given.countDown();
                await(over);
            });
            await(owned);
            Carrier urgent = start(new Scheduling.Fifo(40), () -> {
                lock.lock(Parker.FOREVER);
                lock.unlock();
            });
            until(() -> owner.status().priority() == 40);
            give.countDown();
            await(given);
            assertThat(owner.status().priority()).isEqualTo(10);
            over.countDown();
            end(owner, urgent);
        }
    }

    @ParameterizedTest
    @CsvSource({"fifo, 20", "rr, 21", "sporadic, 22"})
    void aPolicyAndItsPriorityAreThoseThatTheKernelTells(String policy, int priority) throws InterruptedException {
        Scheduling wanted = switch (policy) {
            case "fifo" -> new Scheduling.Fifo(priority);
            case "rr" -> new Scheduling.RoundRobin(priority);
            default -> new Scheduling.Sporadic(priority, 5, 2_000_000, 10_000_000, 3);
        };
        CountDownLatch end = new CountDownLatch(1);
        Carrier carrier = start(wanted, () -> await(end));
        until(() -> !carrier.status().equals(CarrierStatus.UNKNOWN));
        assertThat(carrier.status().schedulingClass()).isEqualTo(policy);
        assertThat(carrier.status().priority()).isEqualTo(priority);
        end.countDown();
        end(carrier);
    }

    @Test
    void aSporadicBudgetReachesTheKernelWhereItsStructureHasIt() throws InterruptedException {
        int[] seen = new int[2];
        long[] nanos = new long[2];
        Carrier carrier = start(new Scheduling.Sporadic(22, 5, 2_000_000, 1_010_000_000, 3), () -> {
            seen[0] = Shim.call("qnx_shim_sporadic_low");
            seen[1] = Shim.call("qnx_shim_sporadic_replenishments");
            nanos[0] = Shim.call("qnx_shim_sporadic_budget_micros");
            nanos[1] = Shim.call("qnx_shim_sporadic_period_micros");
        });
        end(carrier);
        assertThat(seen).containsExactly(5, 3);
        assertThat(nanos).as("microseconds").containsExactly(2000, 1_010_000);
    }
}
