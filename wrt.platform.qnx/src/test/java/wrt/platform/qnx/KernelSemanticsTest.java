// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wrt.platform.qnx.neutrino.Abi;
import wrt.platform.qnx.neutrino.Neutrino;
import wrt.platform.qnx.neutrino.RegisteredEvents;

/** What the binding sees of the kernel's documented semantics, below the seam; on the stand-in, not on QNX. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KernelSemanticsTest {

    private static final int ESRCH = 3;
    private static final int ETIMEDOUT = 260;
    private static final long MILLI = 1_000_000;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory = arena.allocate(256, 8);
    private int channel;
    private int connection;

    @BeforeEach
    void attach() {
        Shim.load();
        Shim.call("qnx_shim_version", 71);
        channel = Neutrino.ChannelCreate_r(Abi.CHF_PRIVATE);
        connection = connect(channel);
    }

    @AfterEach
    void detach() {
        Neutrino.ConnectDetach_r(connection);
        Neutrino.ChannelDestroy_r(channel);
        arena.close();
    }

    private static int connect(int channel) {
        return Neutrino.ConnectAttach_r(0, 0, channel, Abi.SIDE_CHANNEL, Abi.COF_CLOEXEC);
    }

    private int receive(int from) {
        return Neutrino.MsgReceive_r(from, memory.address(), 64, memory.address() + 64);
    }

    private void limit(int states, long nanos) {
        memory.set(ValueLayout.JAVA_LONG, 200, nanos);
        assertThat(Neutrino.TimerTimeout_r(Abi.CLOCK_MONOTONIC, states, 0, memory.address() + 200, 0)).isZero();
    }

    @Test
    void aTimeOutIsForTheNextCallAndOnce() throws InterruptedException {
        limit(Abi.TIMEOUT_RECEIVE, 20 * MILLI);
        long before = System.nanoTime();
        assertThat(receive(channel)).isEqualTo(-ETIMEDOUT);
        assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(20 * MILLI);

        Thread later = pulseLater(1);
        assertThat(receive(channel)).as("the second wait has no limit").isZero();
        later.join();

        limit(Abi.TIMEOUT_RECEIVE, 5 * MILLI);
        Neutrino.SchedGet_r(0, 0, memory.address());
        later = pulseLater(2);
        assertThat(receive(channel)).as("another call came in between").isZero();
        later.join();
    }

    private Thread pulseLater(long value) {
        return Thread.ofPlatform().start(() -> {
            try {
                TimeUnit.MILLISECONDS.sleep(40);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            Neutrino.MsgSendPulsePtr_r(connection, 20, 1, value);
        });
    }

    @Test
    void aTimeOutOfAnotherStateDoesNotCount() throws InterruptedException {
        limit(Abi.TIMEOUT_REPLY, MILLI);
        Thread later = pulseLater(3);
        assertThat(receive(channel)).isZero();
        later.join();
    }

    @Test
    void aPulseOfPriority0ArrivesAt1BehindAllOthers() {
        assertThat(Neutrino.MsgSendPulsePtr_r(connection, 0, 5, 50)).isZero();
        assertThat(Neutrino.MsgSendPulsePtr_r(connection, 1, 6, 60)).isZero();
        assertThat(Neutrino.MsgSendPulsePtr_r(connection, 2, 7, 70)).isZero();
        int[] codes = new int[3];
        int[] priorities = new int[3];
        for (int i = 0; i < 3; i++) {
            assertThat(receive(channel)).isZero();
            codes[i] = memory.get(ValueLayout.JAVA_BYTE, Abi.PULSE_CODE);
            priorities[i] = current();
        }
        assertThat(codes).containsExactly(7, 5, 6);
        assertThat(priorities).containsExactly(2, Abi.V7_1.leastPulsePriority(), 1);
    }

    private int current() {
        assertThat(Neutrino.SchedGet_r(0, 0, memory.address() + 128)).isPositive();
        return memory.get(ValueLayout.JAVA_INT, 128 + Abi.SCHED_CURPRIORITY);
    }

    @Test
    void theReceiverRunsAtItsSendersPriority() {
        Neutrino.MsgSendPulsePtr_r(connection, 33, 1, 0);
        receive(channel);
        assertThat(current()).isEqualTo(33);
        Neutrino.MsgSendPulsePtr_r(connection, 44, 1, 0);
        assertThat(current()).as("pushed by who waits behind").isEqualTo(44);
        Neutrino.MsgSendPulsePtr_r(connection, 22, 1, 0);
        assertThat(current()).isEqualTo(44);
    }

    @Test
    void withFixedPriorityItDoesNot() {
        int fixed = Neutrino.ChannelCreate_r(Abi.CHF_PRIVATE | Abi.CHF_FIXED_PRIORITY);
        int to = connect(fixed);
        int own = current();
        Neutrino.MsgSendPulsePtr_r(to, 33, 1, 0);
        receive(fixed);
        assertThat(current()).isEqualTo(own);
        Neutrino.ConnectDetach_r(to);
        Neutrino.ChannelDestroy_r(fixed);
    }

    @Test
    void anEventIsDeliveredToTheSenderWhileItWaitsAndAfter() throws InterruptedException {
        int mine = Neutrino.ChannelCreate_r(Abi.CHF_PRIVATE);
        int toMine = connect(mine);
        MemorySegment event = arena.allocate(Abi.SIGEVENT_BYTES, 8);
        new PulseEvent(Abi.V7_1, toMine, 15, 9, 900).write(event, 0);
        assertThat(RegisteredEvents.MsgRegisterEvent_r(event.address(), connection)).isZero();
        Thread client = Thread.ofPlatform().start(() -> Neutrino.MsgSend_r(connection, event.address(),
                Abi.SIGEVENT_BYTES, event.address(), 0));
        int sender = receive(channel);
        assertThat(sender).isPositive();
        assertThat(deliver(sender, memory)).isZero();
        assertThat(receive(mine)).isZero();
        assertThat(memory.get(ValueLayout.JAVA_BYTE, Abi.PULSE_CODE)).isEqualTo((byte) 9);
        assertThat(memory.get(ValueLayout.JAVA_LONG, Abi.PULSE_VALUE)).isEqualTo(900);
        assertThat(Neutrino.MsgReply_r(sender, 0, memory.address(), 0)).isZero();
        client.join();
        assertThat(deliver(sender, event)).as("the reply did not end it").isZero();
        assertThat(receive(mine)).isZero();
        assertThat(RegisteredEvents.MsgUnregisterEvent_r(event.address())).isZero();
        Neutrino.ConnectDetach_r(toMine);
        Neutrino.ChannelDestroy_r(mine);
    }

    /** What a server calls, and the backend does not. */
    private static int deliver(int sender, MemorySegment event) {
        return Shim.call("MsgDeliverEvent_r", sender, event.address());
    }

    @Test
    void destroyingAChannelReleasesWhoWaits() throws InterruptedException {
        int doomed = Neutrino.ChannelCreate_r(Abi.CHF_PRIVATE);
        int to = connect(doomed);
        long[] status = new long[1];
        Thread sender = Thread.ofPlatform().start(() -> status[0] = Neutrino.MsgSend_r(to, memory.address(), 4,
                memory.address() + 8, 4));
        assertThat(receive(doomed)).isPositive();
        assertThat(Neutrino.ChannelDestroy_r(doomed)).isZero();
        sender.join();
        assertThat(status[0]).isEqualTo(-ESRCH);
        assertThat(Neutrino.MsgSend_r(to, memory.address(), 4, memory.address() + 8, 4)).isEqualTo(-ESRCH);
        Neutrino.ConnectDetach_r(to);
    }
}
