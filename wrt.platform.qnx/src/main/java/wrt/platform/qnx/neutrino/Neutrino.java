// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx.neutrino;

import com.sun.jna.Native;

/**
 * The kernel calls that the backend uses, mapped directly, in the form that returns the error instead of setting
 * {@code errno}.
 *
 * <p>All arguments are primitive and pointers are raw addresses. A call that returns an identity or a status returns the
 * negative error number on failure; one that returns nothing but success returns 0, or the error number with either
 * sign: {@link Errno#number(int)}.
 *
 * <p>Concurrency: safe from any thread.
 *
 * <p>Source: QNX library reference 7.1 and 8.0, the page of each call.
 */
public final class Neutrino {

    static {
        Native.register(Neutrino.class, QnxLibrary.kernel());
    }

    private Neutrino() {
    }

    /** Makes a channel: its number. */
    public static native int ChannelCreate_r(int flags);

    /** Destroys a channel and releases all that wait on it. */
    public static native int ChannelDestroy_r(int channel);

    /** Attaches to a channel: the number of the connection. */
    public static native int ConnectAttach_r(int node, int process, int channel, int index, int flags);

    /** Detaches; a send that is in progress on the connection fails. */
    public static native int ConnectDetach_r(int connection);

    /** Sends and waits for the reply: its status. */
    public static native long MsgSend_r(int connection, long message, long bytes, long reply, long replyBytes);

    /** Waits for a message or a pulse: the identity of the sender, or 0 for a pulse. */
    public static native int MsgReceive_r(int channel, long message, long bytes, long info);

    /** Waits for a pulse. */
    public static native int MsgReceivePulse_r(int channel, long pulse, long bytes, long info);

    /** Ends a sender's wait with a status and an answer. */
    public static native int MsgReply_r(int sender, long status, long message, long bytes);

    /** Copies more of a sender's message while it waits for its reply: how many bytes. */
    public static native long MsgRead_r(int sender, long buffer, long bytes, long offset);

    /** Ends a sender's wait with an error. */
    public static native int MsgError_r(int sender, int error);

    /** Sends a pulse with a value of the width of a pointer. */
    public static native int MsgSendPulsePtr_r(int connection, int priority, int code, long value);

    /** Makes a timer that delivers an event: its number. */
    public static native int TimerCreate_r(int clock, long event);

    /** Arms a timer, or disarms it with a moment of 0. */
    public static native int TimerSettime_r(int timer, int flags, long wanted, long old);

    /** Destroys a timer. */
    public static native int TimerDestroy_r(int timer);

    /** Limits the next kernel call of this thread where it blocks in one of the states. */
    public static native int TimerTimeout_r(int clock, int flags, long event, long nanos, long old);

    /** Sets policy and parameters of a thread; process and thread 0 are the calling ones. */
    public static native int SchedSet_r(int process, int thread, int policy, long parameters);

    /** Reads the parameters of a thread: its policy. */
    public static native int SchedGet_r(int process, int thread, long parameters);

    /** Changes or asks for something of the calling thread. */
    public static native int ThreadCtl_r(int command, long data);

    /** Reads a clock in ns. */
    public static native int ClockTime_r(int clock, long wanted, long old);
}
