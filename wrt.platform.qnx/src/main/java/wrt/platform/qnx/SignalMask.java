// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import wrt.engine.platform.CallMemory;
import wrt.platform.qnx.neutrino.Abi;
import wrt.platform.qnx.neutrino.Posix;

/**
 * Keeps signals from the calling thread while it sends a message.
 *
 * <p>A signal would end the send, whether the message was received or not, and nobody could tell which: to send again
 * could double it, and not to could lose it. A signal that comes meanwhile waits, or goes to another thread. What a fault
 * of the thread itself raises is let through: the JVM lives by it, and a process that blocks it dies of it.
 *
 * <p>Concurrency: confined to each thread.
 *
 * <p>Source: QNX library reference 7.1 and 8.0, MsgSend (EINTR), pthread_sigmask.
 */
final class SignalMask {

    /** SIGILL, SIGTRAP, SIGABRT, SIGDEADLK, SIGFPE, SIGBUS, SIGSEGV, SIGSYS. */
    private static final int[] OF_FAULTS = {4, 5, 6, 7, 8, 10, 11, 12};

    // More than any version's set has.
    private static final MemorySegment FROM_OUTSIDE = Arena.global().allocate(Abi.ATTRIBUTE_ROOM, Long.BYTES);

    // In the memory of a call, behind what a time-out takes.
    private static final long OLD = 32;

    static {
        Posix.sigfillset(FROM_OUTSIDE.address());
        for (int signal : OF_FAULTS) {
            Posix.sigdelset(FROM_OUTSIDE.address(), signal);
        }
    }

    private SignalMask() {
    }

    /** Blocks signals from outside: what was blocked before, for {@link #restore}. */
    static long block() {
        MemorySegment memory = CallMemory.get();
        Failures.check("pthread_sigmask",
                Posix.pthread_sigmask(Abi.SIG_BLOCK, FROM_OUTSIDE.address(), memory.address() + OLD));
        return memory.get(ValueLayout.JAVA_LONG, OLD);
    }

    /** Blocks what was blocked before. */
    static void restore(long before) {
        MemorySegment memory = CallMemory.get();
        memory.set(ValueLayout.JAVA_LONG, OLD, before);
        Posix.pthread_sigmask(Abi.SIG_SETMASK, memory.address() + OLD, 0);
    }
}
