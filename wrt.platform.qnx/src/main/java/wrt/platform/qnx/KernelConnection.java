// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import wrt.api.platform.Connection;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.api.platform.Scheduling;
import wrt.engine.platform.CallMemory;
import wrt.engine.platform.Deadline;
import wrt.engine.platform.UseGuard;
import wrt.platform.qnx.neutrino.Abi;
import wrt.platform.qnx.neutrino.Errno;
import wrt.platform.qnx.neutrino.Neutrino;

/**
 * A connection of the kernel, and spare ones: a send with a deadline has one for itself, since detaching it is the one
 * way to end a send from outside.
 *
 * <p>Concurrency: safe from any thread.
 *
 * <p>Source: QNX library reference, ConnectAttach, ConnectDetach, MsgSend, MsgSendPulse.
 */
final class KernelConnection implements Connection {

    private final KernelChannel channel;
    private final Address address;
    private final int connection;
    private final ChannelContext context;
    private final UseGuard guard = new UseGuard();
    private final ConcurrentLinkedQueue<Integer> spares = new ConcurrentLinkedQueue<>();

    KernelConnection(KernelChannel channel, Address address, int connection, ChannelContext context) {
        this.channel = channel;
        this.address = address;
        this.connection = connection;
        this.context = context;
    }

    @Override
    public long send(MemorySegment message, MemorySegment reply, long deadlineNanos) {
        if (message.byteSize() > address.maxBytes()) {
            throw new PlatformException(Kind.TOO_LONG,
                    "a message of " + message.byteSize() + " bytes; this channel takes at most " + address.maxBytes());
        }
        guard.enter("the connection");
        try {
            if (deadlineNanos == Parker.FOREVER) {
                return send(connection, Senders.UNLIMITED, message, reply, deadlineNanos);
            }
            if (Deadline.passed(deadlineNanos)) {
                throw new PlatformException(Kind.TIMED_OUT, "the deadline had passed before the message was sent");
            }
            return sendUntil(message, reply, deadlineNanos);
        } finally {
            guard.leave();
        }
    }

    private long sendUntil(MemorySegment message, MemorySegment reply, long deadlineNanos) {
        Integer spare = spares.poll();
        int own = spare == null ? channel.attach() : spare;
        LimitedSend limited = new LimitedSend(own, deadlineNanos);
        long token = channel.senders().begin(limited);
        context.guard().watch(limited);
        try {
            return send(own, token, message, reply, deadlineNanos);
        } finally {
            context.guard().forget(limited);
            if (limited.over()) {
                spares.add(own);
            }
            channel.senders().end(token);
        }
    }

    private long send(int over, long token, MemorySegment message, MemorySegment reply, long deadlineNanos) {
        checkOpen();
        long sent = Header.BYTES + message.byteSize();
        long wanted = reply.byteSize();
        MemorySegment memory = CallMemory.atLeast(Address.MESSAGE + sent + wanted);
        memory.set(ValueLayout.JAVA_LONG, Address.MESSAGE, Header.of(token, address.route()));
        MemorySegment.copy(message, 0, memory, Address.MESSAGE + Header.BYTES, message.byteSize());
        long status = undisturbed(over, memory.address() + Address.MESSAGE, sent, wanted, deadlineNanos);
        if (status < 0) {
            throw failure((int) -status, deadlineNanos);
        }
        MemorySegment.copy(memory, Address.MESSAGE + sent, reply, 0, wanted);
        return status;
    }

    /** Sends what no signal ends; the reply comes behind the message. */
    private long undisturbed(int over, long from, long sent, long wanted, long deadlineNanos) {
        long before = SignalMask.block();
        try {
            if (deadlineNanos != Parker.FOREVER) {
                context.limitNext(Abi.TIMEOUT_SEND | Abi.TIMEOUT_REPLY, deadlineNanos);
            }
            return Neutrino.MsgSend_r(over, from, sent, from + sent, wanted);
        } finally {
            SignalMask.restore(before);
        }
    }

    /** An error of the kernel, or the receiver's own, which may be any number. */
    private PlatformException failure(int error, long deadlineNanos) {
        boolean ended = Errno.ETIMEDOUT.is(error) || Errno.EBADF.is(error);
        if (ended && Deadline.passed(deadlineNanos)) {
            return new PlatformException(Kind.TIMED_OUT, "no reply before the deadline",
                    Errno.error(Errno.ETIMEDOUT.number()));
        }
        if ((Errno.ESRCH.is(error) || Errno.EBADF.is(error)) && address.isClosed()) {
            return new PlatformException(Kind.CLOSED, "the channel is closed", Errno.error(error));
        }
        return new PlatformException(Kind.FAILED, Errno.EINTR.is(error)
                ? "the receiver answered with this error, or a signal that cannot be blocked ended the wait"
                : "the receiver answered with an error", Errno.error(error));
    }

    @Override
    public void pulse(int priority, int code, int value) {
        if (code < 0 || code > LARGEST_PULSE_CODE || priority < 0 || priority > Scheduling.MOST_URGENT) {
            throw new PlatformException(Kind.INVALID, "a pulse has a code of 0 to " + LARGEST_PULSE_CODE
                    + " and a priority of 0 to " + Scheduling.MOST_URGENT + ", not " + code + " and " + priority);
        }
        guard.enter("the connection");
        try {
            checkOpen();
            int own = priority == 0 ? ThreadScheduling.priority() : priority;
            address.admitPulse();
            int error = Neutrino.MsgSendPulsePtr_r(connection, own, code,
                    PulseValue.of(address.route(), own, value));
            address.pulseSent(error == 0);
            if (error != 0) {
                throw Failures.of("MsgSendPulse", error);
            }
        } finally {
            guard.leave();
        }
    }

    private void checkOpen() {
        if (address.isClosed()) {
            throw UseGuard.closed(Address.CHANNEL);
        }
    }

    @Override
    public void close() {
        guard.closeAfterLast(this::release);
    }

    private void release() {
        Neutrino.ConnectDetach_r(connection);
        for (@Nullable
        Integer spare = spares.poll(); spare != null; spare = spares.poll()) {
            Neutrino.ConnectDetach_r(spare);
        }
    }
}
