// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wrt.api.platform.Carrier;
import wrt.api.platform.CarrierRequest;
import wrt.api.platform.Channel;
import wrt.api.platform.Connection;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.api.platform.PlatformLimits;
import wrt.api.platform.Received;
import wrt.api.platform.Scheduling;
import wrt.platform.qnx.neutrino.Abi;
import wrt.platform.qnx.neutrino.Posix;

/** What only channels of the kernel have to fear, and what they promise all the same. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KernelChannelTest {

    private static final MemorySegment EMPTY = MemorySegment.ofArray(new byte[0]);

    private static final int SIGUSR1 = 16;

    private QnxBackend backend;
    private Channel channel;
    private Connection connection;

    @BeforeEach
    void open() {
        backend = new Shim(Abi.V7_1).backend(PlatformLimits.SEED, true);
        channel = backend.channels().create(8);
        connection = channel.connect();
    }

    @AfterEach
    void close() {
        Shim.call("qnx_shim_forget_timeouts", 0);
        connection.close();
        channel.close();
        backend.close();
    }

    private static long in(long millis) {
        return System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private void assertTimesOut(long deadline) {
        assertThatThrownBy(() -> connection.send(EMPTY, EMPTY, deadline)).isInstanceOfSatisfying(
                PlatformException.class, e -> assertThat(e.kind()).isEqualTo(Kind.TIMED_OUT));
        assertThat(System.nanoTime() - deadline).isNotNegative();
    }

    @Test
    void aSendWhoseTimeOutIsLostEndsAllTheSame() {
        Shim.call("qnx_shim_forget_timeouts", 1);
        assertTimesOut(in(10));
        assertTimesOut(in(10));
        assertThat(channel.receive(EMPTY, System.nanoTime())).isEqualTo(Received.Nothing.INSTANCE);
    }

    @Test
    void aSendThatWasReceivedAndWhoseTimeOutIsLostEndsAllTheSame() throws Exception {
        Shim.call("qnx_shim_forget_timeouts", 1);
        CompletableFuture<Void> sender = CompletableFuture.runAsync(() -> assertTimesOut(in(30)));
        Received.Message message = (Received.Message) channel.receive(EMPTY, Parker.FOREVER);
        sender.get();
        assertThatThrownBy(() -> channel.reply(message.id(), 0, EMPTY)).hasMessageContaining("nobody waits");
    }

    @Test
    void aReceiveWhoseTimeOutIsLostEndsAllTheSame() {
        for (long deadline : new long[]{in(10), System.nanoTime()}) {
            Shim.call("qnx_shim_forget_timeouts", 1);
            assertThat(channel.receive(EMPTY, deadline)).isEqualTo(Received.Nothing.INSTANCE);
        }
    }

    @Test
    void manyReceiversWhoseTimeOutsAreLostAllEnd() throws Exception {
        Shim.call("qnx_shim_forget_timeouts", 8);
        CompletableFuture<?>[] receivers = new CompletableFuture<?>[8];
        for (int i = 0; i < receivers.length; i++) {
            CompletableFuture<Received> ended = new CompletableFuture<>();
            long deadline = in(10 + i);
            Thread.ofPlatform().start(() -> {
                Received received = channel.receive(EMPTY, deadline);
                while (System.nanoTime() - deadline < 0) {
                    received = channel.receive(EMPTY, deadline);
                }
                ended.complete(received);
            });
            receivers[i] = ended;
        }
        CompletableFuture.allOf(receivers).get(30, TimeUnit.SECONDS);
    }

    @Test
    void aLateReplyDoesNotReachTheSendersNextMessage() throws Exception {
        CompletableFuture<Long> status = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> {
            assertTimesOut(in(30));
            status.complete(connection.send(EMPTY, EMPTY, in(20_000)));
        });
        Received.Message first = (Received.Message) channel.receive(EMPTY, Parker.FOREVER);
        Received.Message second = (Received.Message) channel.receive(EMPTY, Parker.FOREVER);
        assertThat((int) second.id()).as("the kernel's identity is the same").isEqualTo((int) first.id());
        assertThatThrownBy(() -> channel.reply(first.id(), 1, EMPTY)).hasMessageContaining("nobody waits");
        channel.reply(second.id(), 2, EMPTY);
        assertThat(status.get()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {Parker.FOREVER, 1L << 60})
    void aSenderBlocksTheSignalsFromOutsideAndNoneOfAFaultUntilItIsBack(long deadline) throws Exception {
        CompletableFuture<Integer> thread = new CompletableFuture<>();
        CompletableFuture<Integer> after = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> {
            int self = Posix.pthread_self();
            thread.complete(self);
            connection.send(EMPTY, EMPTY, deadline);
            after.complete(Shim.call("qnx_shim_blocks_signal", self, SIGUSR1));
        });
        Received.Message message = (Received.Message) channel.receive(EMPTY, Parker.FOREVER);
        assertThat(Shim.call("qnx_shim_blocks_signal", thread.get(), SIGUSR1)).isEqualTo(1);
        for (int fault : new int[]{4, 5, 6, 7, 8, 10, 11, 12}) {
            assertThat(Shim.call("qnx_shim_blocks_signal", thread.get(), fault)).as("signal " + fault).isZero();
        }
        channel.reply(message.id(), 0, EMPTY);
        assertThat(after.get()).isZero();
    }

    @Test
    void aCarrierWhosePriorityWasRefusedSendsPulsesAtTheOneItHas() throws Exception {
        Shim.call("qnx_shim_privileged", 0);
        try {
            Carrier carrier = backend.threads().create(CarrierRequest.named("refused").with(new Scheduling.Fifo(80)),
                    () -> connection.pulse(0, 1, 2));
            carrier.start();
            assertThat(channel.receive(EMPTY, in(20_000))).isEqualTo(new Received.Pulse(1, 2, 10));
            assertThatThrownBy(() -> connection.pulse(80, 1, 2)).isInstanceOfSatisfying(PlatformException.class,
                    e -> assertThat(e.kind()).isEqualTo(Kind.REFUSED));
        } finally {
            Shim.call("qnx_shim_privileged", 1);
        }
    }

    @Test
    void theErrorThatMakesTheKernelSendAgainIsRefusedAndItsSenderGoesOnWaiting() throws Exception {
        CompletableFuture<Long> status = CompletableFuture
                .supplyAsync(() -> connection.send(EMPTY, EMPTY, Parker.FOREVER));
        Received.Message message = (Received.Message) channel.receive(EMPTY, Parker.FOREVER);
        assertThatThrownBy(() -> channel.fail(message.id(), 91)).hasMessage(
                "an error is a number of 1 or more, and not ERESTART (91, send again), but is 91");
        channel.reply(message.id(), 4, EMPTY);
        assertThat(status.get()).isEqualTo(4);
    }

    @Test
    void aConnectionThatIsClosedWhileItSendsGoesWhenTheSendEnds() throws Exception {
        CompletableFuture<Long> status = CompletableFuture
                .supplyAsync(() -> connection.send(EMPTY, EMPTY, Parker.FOREVER));
        Received.Message message = (Received.Message) channel.receive(EMPTY, Parker.FOREVER);
        connection.close();
        channel.reply(message.id(), 5, EMPTY);
        assertThat(status.get()).isEqualTo(5);
        assertThatThrownBy(() -> connection.pulse(1, 1, 1)).hasMessage("the connection is closed");
    }

    @Test
    void manyReceiversAllEndWhenTheChannelIsClosed() throws Exception {
        CompletableFuture<?>[] receivers = new CompletableFuture<?>[8];
        for (int i = 0; i < receivers.length; i++) {
            CompletableFuture<Void> ended = new CompletableFuture<>();
            Thread.ofPlatform().start(() -> {
                try {
                    while (true) {
                        channel.receive(EMPTY, Parker.FOREVER);
                    }
                } catch (PlatformException e) {
                    assertThat(e.kind()).isEqualTo(Kind.CLOSED);
                    ended.complete(null);
                }
            });
            receivers[i] = ended;
        }
        Thread.sleep(20);
        channel.close();
        CompletableFuture.allOf(receivers).get(30, TimeUnit.SECONDS);
        assertThat(backend.channels().used()).isZero();
    }
}
