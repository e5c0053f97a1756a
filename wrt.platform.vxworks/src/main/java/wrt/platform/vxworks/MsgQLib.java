// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import com.sun.jna.Native;

/**
 * Message queues. Identities pass as they are {@linkplain ExecutionContext#handle narrowed}; -1 is an error. A count is as
 * wide as a register in version 7 and 32 bits before, so only its lower half is taken: no message is longer.
 *
 * <p>Concurrency: safe from any thread.
 */
final class MsgQLib {

    static {
        Native.register(MsgQLib.class, VxWorksLibrary.open());
    }

    private MsgQLib() {
    }

    static native long msgQCreate(long maxMessages, long maxBytes, int options);

    static native int msgQSend(long queue, long message, long bytes, int ticks, int priority);

    static native int msgQReceive(long queue, long buffer, long bytes, int ticks);

    static native int msgQNumMsgs(long queue);

    static native int msgQDelete(long queue);
}
