// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Carrier;
import wrt.api.platform.CarrierRequest;
import wrt.api.platform.Channel;
import wrt.api.platform.Connection;
import wrt.api.platform.Feature;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.api.platform.PlatformLimits;
import wrt.api.platform.Received;
import wrt.api.platform.Scheduling;
import wrt.platform.qnx.neutrino.Abi;
import wrt.platform.qnx.neutrino.Neutrino;

/** Several partitions behind one channel of the kernel. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RoutedChannelsTest {

    private static final int PARTITIONS = 3;
    private static final MemorySegment EMPTY = MemorySegment.ofArray(new byte[0]);

    private QnxBackend backend;
    private int before;
    private final List<Channel> partitions = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();

    @BeforeEach
    void open() {
        backend = new Shim(Abi.V7_1, PARTITIONS).backend(PlatformLimits.SEED, true);
        before = Shim.call("qnx_shim_objects");
        for (int i = 0; i < PARTITIONS; i++) {
            partitions.add(backend.channels().create(8));
            connections.add(partitions.get(i).connect());
        }
    }

    @AfterEach
    void nothingIsLeft() throws InterruptedException {
        connections.forEach(Connection::close);
        partitions.forEach(Channel::close);
        assertThat(backend.channels().used()).isZero();
        while (Shim.call("qnx_shim_objects") != before) {
            Thread.sleep(1); // The thread that sorts leaves as the last.
        }
        backend.close();
    }

    private static CompletableFuture<Long> send(Connection connection, MemorySegment message) {
        return CompletableFuture.supplyAsync(() -> connection.send(message, EMPTY, Parker.FOREVER),
                task -> Thread.ofPlatform().start(task));
    }

    @Test
    void partitionsShareOneChannelOfTheKernel() {
        // A channel with a connection for itself, three connections, three inboxes of two objects each.
        assertThat(Shim.call("qnx_shim_objects") - before).isEqualTo(2 + 3 + 6);
        try (Channel fourth = backend.channels().create(8)) {
            assertThat(Shim.call("qnx_shim_objects") - before).as("the fourth has another")
                    .isEqualTo(2 + 3 + 6 + 2 + 2);
        }
    }

    @Test
    void eachGetsItsOwn() throws Exception {
        List<CompletableFuture<Long>> senders = new ArrayList<>();
        for (Connection connection : connections) {
            byte[] text = {(byte) connections.indexOf(connection), 7};
            senders.add(send(connection, MemorySegment.ofArray(text)));
        }
        for (int i = PARTITIONS - 1; i >= 0; i--) {
            byte[] text = new byte[8];
            Received.Message message = (Received.Message) partitions.get(i).receive(MemorySegment.ofArray(text),
                    Parker.FOREVER);
            assertThat(message.length()).isEqualTo(2);
            assertThat(text).startsWith(i, 7);
            connections.get(i).pulse(1, i, -1);
            assertThat(partitions.get(i).receive(EMPTY, Parker.FOREVER)).isEqualTo(new Received.Pulse(i, -1, 1));
            Channel other = partitions.get((i + 1) % PARTITIONS);
            assertThatThrownBy(() -> other.reply(message.id(), 0, EMPTY)).as("it is not the other's to answer")
                    .hasMessageContaining("nobody waits");
            partitions.get(i).reply(message.id(), i + 10, EMPTY);
            assertThat(senders.get(i).get()).isEqualTo(i + 10);
        }
    }

    @Test
    void closingOneEndsItsOwnSendersAlone() throws Exception {
        CompletableFuture<Long> first = send(connections.get(0), EMPTY);
        CompletableFuture<Long> second = send(connections.get(1), EMPTY);
        Received.Message message = (Received.Message) partitions.get(1).receive(EMPTY, Parker.FOREVER);
        partitions.get(0).close();
        assertThatThrownBy(first::get).cause().isInstanceOfSatisfying(PlatformException.class,
                e -> assertThat(e.kind()).isEqualTo(Kind.CLOSED));
        assertThatThrownBy(() -> connections.get(0).pulse(1, 1, 1)).hasMessage("the channel is closed");
        partitions.get(1).reply(message.id(), 3, EMPTY);
        assertThat(second.get()).isEqualTo(3);
    }

    @Test
    void sendersThatGaveUpLeaveNothingInTheInbox() {
        for (int i = 0; i < 20; i++) {
            long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(2);
            assertThatThrownBy(() -> connections.get(0).send(EMPTY, EMPTY, deadline)).isInstanceOf(
                    PlatformException.class);
        }
        assertThat(partitions.get(0).receive(EMPTY, System.nanoTime())).isEqualTo(Received.Nothing.INSTANCE);
    }

    @Test
    void aFloodOfPulsesIsRefusedAtALimit() {
        Connection connection = connections.get(0);
        assertThatThrownBy(() -> {
            for (int i = 0; i < 5000; i++) {
                connection.pulse(1, 1, i);
            }
        }).hasMessage("the channel holds 4096 pulses already");
        assertThat(partitions.get(0).receive(EMPTY, Parker.FOREVER)).isEqualTo(new Received.Pulse(1, 0, 1));
        connection.pulse(1, 1, 0);
    }

    @Test
    void whoReceivesFromARouteRunsAtItsSendersPriorityUntilItReceivesAgain() throws Exception {
        int[] priorities = new int[4];
        CompletableFuture<Integer> end = new CompletableFuture<>();
        Carrier server = backend.threads().create(CarrierRequest.named("server").with(new Scheduling.RoundRobin(10)),
                () -> {
                    Channel channel = partitions.getFirst();
                    priorities[0] = current();
                    Received.Message message = (Received.Message) channel.receive(EMPTY, Parker.FOREVER);
                    priorities[1] = current();
                    channel.reply(message.id(), 0, EMPTY);
                    priorities[2] = current();
                    channel.receive(EMPTY, System.nanoTime());
                    priorities[3] = current();
                    end.complete(0);
                });
        server.start();
        Carrier client = backend.threads().create(CarrierRequest.named("client").with(new Scheduling.Fifo(33)),
                () -> connections.getFirst().send(EMPTY, EMPTY, Parker.FOREVER));
        client.start();
        end.get();
        assertThat(priorities).containsExactly(10, 33, 33, 10);
        assertThat(backend.capabilities().get(Feature.CHANNEL_INHERITANCE.ordinal()).state()).isEqualTo(State.EMULATED);
    }

    private static int current() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment parameters = arena.allocate(Abi.SCHED_PARAM_BYTES, 8);
            assertThat(Neutrino.SchedGet_r(0, 0, parameters.address())).isEqualTo(Abi.SCHED_RR);
            return parameters.get(ValueLayout.JAVA_INT, Abi.SCHED_CURPRIORITY);
        }
    }
}
