// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import wrt.api.platform.Channel;
import wrt.api.platform.Connection;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.api.platform.Received;
import wrt.engine.platform.CallMemory;
import wrt.engine.platform.UseGuard;
import wrt.platform.qnx.neutrino.Abi;
import wrt.platform.qnx.neutrino.Errno;
import wrt.platform.qnx.neutrino.Neutrino;

/**
 * A channel of the kernel, and a connection of its own over which receivers are woken.
 *
 * <p>Concurrency: safe from any thread. The kernel's identity of a sender is used again as soon as its wait has ended, so
 * a message has another one here ({@link Senders}), and an answer to an old one never reaches the sender's next message.
 *
 * <p>Source: QNX library reference, ChannelCreate, MsgReceive, MsgReply, MsgError.
 */
final class KernelChannel implements Channel, Address {

    /** What becomes of what was received. */
    interface Reader {

        /** Takes a message that has its route in its {@link Header}; what the receiver gets. */
        Received message(int route, Received.Message message);

        /** Takes a pulse of a user by its code and by its {@link PulseValue}; what the receiver gets. */
        Received pulse(int code, long value);
    }

    /** Of a channel that shares with no other. */
    private static final Reader PLAIN = new Reader() {

        @Override
        public Received message(int route, Received.Message message) {
            return message;
        }

        @Override
        public Received pulse(int code, long value) {
            return PulseValue.toReceived(code, value);
        }
    };

    private final ChannelContext context;
    private final int maxBytes;
    private final int channel;
    private final int self;
    private final UseGuard guard = new UseGuard();
    private final Senders senders = new Senders();
    private final AtomicBoolean woken = new AtomicBoolean();

    KernelChannel(int maxBytes, ChannelContext context) {
        this.maxBytes = maxBytes;
        this.context = context;
        channel = Failures.identity("ChannelCreate", Neutrino.ChannelCreate_r(context.channelFlags()));
        int attached = tryAttach();
        if (attached < 0) {
            Neutrino.ChannelDestroy_r(channel);
            throw Failures.of("ConnectAttach", attached);
        }
        self = attached;
    }

    /** A new connection to it: its number. */
    int attach() {
        guard.enter(CHANNEL);
        try {
            return Failures.identity("ConnectAttach", tryAttach());
        } finally {
            guard.leave();
        }
    }

    private int tryAttach() {
        return Neutrino.ConnectAttach_r(0, 0, channel, Abi.SIDE_CHANNEL, Abi.COF_CLOEXEC);
    }

    @Override
    public int route() {
        return NO_ROUTE;
    }

    @Override
    public int maxBytes() {
        return maxBytes;
    }

    @Override
    public boolean isClosed() {
        return guard.isClosed();
    }

    @Override
    public Connection connect() {
        return connect(this);
    }

    /** A connection whose messages go to an address behind this channel. */
    Connection connect(Address address) {
        return new KernelConnection(this, address, attach(), context);
    }

    @Override
    public Received receive(MemorySegment buffer, long deadlineNanos) {
        return receive(buffer, deadlineNanos, PLAIN);
    }

    /** The same with another use of what comes. */
    Received receive(MemorySegment buffer, long deadlineNanos, Reader reader) {
        guard.enter(CHANNEL);
        if (deadlineNanos == Parker.FOREVER) {
            try {
                return receive(buffer, reader);
            } finally {
                guard.leave();
            }
        }
        ReceiverWait wait = new ReceiverWait(deadlineNanos);
        context.guard().watch(wait);
        try {
            context.limitNext(Abi.TIMEOUT_RECEIVE, deadlineNanos);
            return receive(buffer, reader);
        } finally {
            context.guard().forget(wait);
            guard.leave();
        }
    }

    private Received receive(MemorySegment buffer, Reader reader) {
        long room = Math.max(Abi.PULSE_BYTES, Header.BYTES + Math.min(maxBytes, buffer.byteSize()));
        MemorySegment memory = CallMemory.atLeast(MESSAGE + room);
        int sender = Neutrino.MsgReceive_r(channel, memory.address() + MESSAGE, room, memory.address());
        if (sender > 0) {
            return message(sender, memory, buffer, reader);
        }
        if (sender == 0) {
            return pulse(memory, reader);
        }
        if (Errno.ETIMEDOUT.is(-sender) || Errno.EINTR.is(-sender)) {
            return Received.Nothing.INSTANCE;
        }
        throw Failures.of("MsgReceive", sender);
    }

    private Received message(int sender, MemorySegment memory, MemorySegment buffer, Reader reader) {
        long header = memory.get(ValueLayout.JAVA_LONG, MESSAGE);
        long id = senders.received(sender, Header.token(header));
        if (id == 0) {
            return Received.Nothing.INSTANCE; // Its sender has gone; nobody is to see it.
        }
        long copied = memory.get(ValueLayout.JAVA_LONG, Abi.MSG_INFO_MSGLEN) - Header.BYTES;
        MemorySegment.copy(memory, MESSAGE + Header.BYTES, buffer, 0, Math.min(copied, buffer.byteSize()));
        return reader.message(Header.route(header),
                new Received.Message(id, memory.get(ValueLayout.JAVA_LONG, Abi.MSG_INFO_SRCMSGLEN) - Header.BYTES,
                        memory.get(ValueLayout.JAVA_SHORT, Abi.MSG_INFO_PRIORITY)));
    }

    private Received pulse(MemorySegment memory, Reader reader) {
        int code = memory.get(ValueLayout.JAVA_BYTE, MESSAGE + Abi.PULSE_CODE);
        long value = memory.get(ValueLayout.JAVA_LONG, MESSAGE + Abi.PULSE_VALUE);
        if (value != PulseValue.WAKE) {
            return reader.pulse(code, value);
        }
        woken.set(false);
        if (guard.isClosed()) {
            throw UseGuard.closed(CHANNEL);
        }
        return Received.Nothing.INSTANCE;
    }

    /** Wakes one receiver, the most urgent or the next that comes. */
    private void wake() {
        if (woken.compareAndSet(false, true)) {
            Neutrino.MsgSendPulsePtr_r(self, Abi.PULSE_PRIORITY_OF_SENDER, 0, PulseValue.WAKE);
        }
    }

    /** Who sends here. */
    Senders senders() {
        return senders;
    }

    @Override
    public void reply(long message, long status, MemorySegment data) {
        Address.checkStatus(status);
        MemorySegment memory = CallMemory.atLeast(MESSAGE + data.byteSize());
        MemorySegment.copy(data, 0, memory, MESSAGE, data.byteSize());
        answer(message,
                () -> Neutrino.MsgReply_r((int) message, status, memory.address() + MESSAGE, data.byteSize()) == 0);
    }

    @Override
    public void fail(long message, int code) {
        Address.checkError(code);
        answer(message, () -> Neutrino.MsgError_r((int) message, code) == 0);
    }

    private void answer(long message, BooleanSupplier call) {
        guard.enter(CHANNEL);
        try {
            if (!senders.answer(message, call)) {
                throw new PlatformException(Kind.INVALID, "nobody waits for a reply to message " + message);
            }
        } finally {
            guard.leave();
        }
    }

    /**
     * Copies a message that waits for its reply from an offset on, behind its {@link Header}.
     *
     * @return false if nobody waits for that any more
     */
    boolean read(long message, long offset, MemorySegment buffer, long bytes) {
        guard.enter(CHANNEL);
        try {
            MemorySegment memory = CallMemory.atLeast(MESSAGE + bytes);
            return senders.look(message, () -> {
                long copied = Neutrino.MsgRead_r((int) message, memory.address() + MESSAGE, bytes,
                        Header.BYTES + offset);
                MemorySegment.copy(memory, MESSAGE, buffer, 0, Math.clamp(copied, 0, bytes));
                return copied >= 0;
            });
        } finally {
            guard.leave();
        }
    }

    @Override
    public void close() {
        if (guard.close(this::wake)) {
            Neutrino.ConnectDetach_r(self);
            Neutrino.ChannelDestroy_r(channel); // That ends the senders.
            senders.clear();
            context.limit().giveBack();
        }
    }

    /** A receiver whose time-out may get lost; any pulse ends it, and whom it meets goes on. */
    private final class ReceiverWait implements DeadlineGuard.Wait {

        private final long deadlineNanos;

        ReceiverWait(long deadlineNanos) {
            this.deadlineNanos = deadlineNanos;
        }

        @Override
        public long deadlineNanos() {
            return deadlineNanos;
        }

        @Override
        public void end() {
            if (guard.enter()) {
                wake();
                guard.leave();
            }
        }
    }
}
