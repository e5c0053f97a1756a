// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import com.sun.jna.Native;

/**
 * Message queues. Identities pass as they are {@linkplain ExecutionContext#handle narrowed}; a count is narrowed to 32 bits
 * by its user, and -1 is an error.
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

    static native long msgQReceive(long queue, long buffer, long bytes, int ticks);

    static native long msgQNumMsgs(long queue);

    static native int msgQDelete(long queue);
}
