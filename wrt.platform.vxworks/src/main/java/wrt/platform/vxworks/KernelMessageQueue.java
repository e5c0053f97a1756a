// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import com.sun.jna.Native;
import java.lang.foreign.MemorySegment;
import wrt.api.platform.MessageQueue;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.engine.platform.Deadline;
import wrt.engine.platform.CallMemory;
import wrt.engine.platform.ObjectLimit;
import wrt.engine.platform.UseGuard;

/**
 * A message queue of the system, whose waiters are served by priority.
 *
 * <p>Concurrency: safe from any thread. A close makes room and puts empty messages in until everybody who waits has left,
 * and deletes the queue after that, so no call meets an identity that means something else by now.
 */
final class KernelMessageQueue implements MessageQueue {

    private static final String NAME = "the message queue";

    private final ExecutionContext context;
    private final Ticks ticks;
    private final ObjectLimit limit;
    private final int maxBytes;
    private final long id;
    private final UseGuard guard = new UseGuard();

    /** What is called with the ticks to wait; negative is an error. */
    private interface Call {
        int run(int ticks);
    }

    KernelMessageQueue(int maxMessages, int maxBytes, ExecutionContext context, Ticks ticks, ObjectLimit limit) {
        if (maxMessages < 1 || maxBytes < 1) {
            throw new PlatformException(Kind.INVALID, "a message queue holds 1 message of 1 byte or more, not "
                    + maxMessages + " of " + maxBytes);
        }
        limit.take();
        this.context = context;
        this.ticks = ticks;
        this.limit = limit;
        this.maxBytes = maxBytes;
        id = context.handle(MsgQLib.msgQCreate(maxMessages, maxBytes, Abi.MSG_Q_PRIORITY));
        if (id == 0) {
            int error = Native.getLastError();
            limit.giveBack();
            throw Failures.of("creating a queue of " + maxMessages + " messages of " + maxBytes + " bytes", error);
        }
    }

    @Override
    public void send(MemorySegment message, boolean urgent, long deadlineNanos) {
        long bytes = message.byteSize();
        if (bytes > maxBytes) {
            throw new PlatformException(Kind.TOO_LONG,
                    "a message has " + bytes + " bytes, and the queue takes " + maxBytes + " at most");
        }
        MemorySegment memory = CallMemory.atLeast(bytes);
        MemorySegment.copy(message, 0, memory, 0, bytes);
        call("msgQSend", deadlineNanos, wait -> MsgQLib.msgQSend(id, memory.address(), bytes, wait,
                urgent ? Abi.MSG_PRI_URGENT : Abi.MSG_PRI_NORMAL));
    }

    @Override
    public int receive(MemorySegment buffer, long deadlineNanos) {
        if (buffer.byteSize() < maxBytes) {
            throw new PlatformException(Kind.TOO_LONG,
                    "the buffer has " + buffer.byteSize() + " bytes, and a message up to " + maxBytes);
        }
        MemorySegment memory = CallMemory.atLeast(maxBytes);
        int bytes = call("msgQReceive", deadlineNanos,
                wait -> MsgQLib.msgQReceive(id, memory.address(), maxBytes, wait));
        MemorySegment.copy(memory, 0, buffer, 0, bytes);
        return bytes;
    }

    private int call(String name, long deadlineNanos, Call call) {
        guard.enter(NAME);
        try {
            while (true) {
                int result = call.run(ticks.until(deadlineNanos));
                int error = result < 0 ? Native.getLastError() : Abi.OK;
                if (guard.isClosed()) {
                    throw UseGuard.closed(NAME);
                }
                if (result >= 0) {
                    return result;
                }
                if (!VxErrno.isTimeOut(error) || Deadline.passed(deadlineNanos)) {
                    throw Failures.of(name, error);
                }
            }
        } finally {
            guard.leave();
        }
    }

    @Override
    public int size() {
        if (!guard.enter()) {
            return 0;
        }
        try {
            return Math.max(0, MsgQLib.msgQNumMsgs(id));
        } finally {
            guard.leave();
        }
    }

    @Override
    public void close() {
        if (guard.close(this::release)) {
            int result = MsgQLib.msgQDelete(id);
            limit.giveBack();
            if (result != Abi.OK) {
                throw Failures.last("msgQDelete");
            }
        }
    }

    /** Ends one wait of a sender, or else one of a receiver. */
    private void release() {
        long memory = CallMemory.atLeast(maxBytes).address();
        if (MsgQLib.msgQReceive(id, memory, maxBytes, Abi.NO_WAIT) < 0) {
            MsgQLib.msgQSend(id, memory, 0, Abi.NO_WAIT, Abi.MSG_PRI_NORMAL);
        }
    }
}
