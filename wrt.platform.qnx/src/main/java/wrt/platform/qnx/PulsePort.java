// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicBoolean;
import wrt.api.platform.EventQueue.Interest;
import wrt.api.platform.Parker;
import wrt.engine.platform.CallMemory;
import wrt.engine.platform.Sleeper;
import wrt.engine.platform.UseGuard;
import wrt.platform.qnx.neutrino.Abi;
import wrt.platform.qnx.neutrino.Errno;
import wrt.platform.qnx.neutrino.Neutrino;

/**
 * What one thread sleeps on that waits for many things: a channel of its own, to which others send a pulse, to which a
 * kernel timer sends one at a moment, and to which a resource manager delivers one when a descriptor gets ready.
 *
 * <p>Pulses carry nothing but the wake: what happened stands in Java, or is asked for. There is at most one from others
 * at a time, so that a flood of events never fills the kernel's queue.
 *
 * <p>Concurrency: as its interface says; what the kernel has is kept until the sleep has ended.
 */
final class PulsePort implements Sleeper {

    private static final int CODE_WAKE = 0;
    private static final int CODE_TIME = 1;
    private static final int CODE_READY = 2;

    private final Abi abi;
    private final MonotonicClock clock;
    private final int channel;
    private final int connection;
    private final int timer;
    private final UseGuard guard = new UseGuard();
    private final AtomicBoolean pulsed = new AtomicBoolean();
    private volatile boolean sleeping;

    PulsePort(Abi abi, MonotonicClock clock) {
        this.abi = abi;
        this.clock = clock;
        channel = Failures.identity("ChannelCreate",
                Neutrino.ChannelCreate_r(Abi.CHF_PRIVATE | Abi.CHF_FIXED_PRIORITY));
        int attached = Neutrino.ConnectAttach_r(0, 0, channel, Abi.SIDE_CHANNEL, Abi.COF_CLOEXEC);
        if (attached < 0) {
            Neutrino.ChannelDestroy_r(channel);
            throw Failures.of("ConnectAttach", attached);
        }
        connection = attached;
        timer = Neutrino.TimerCreate_r(Abi.CLOCK_MONOTONIC, event(CODE_TIME).write(CallMemory.get(), 0));
        if (timer < 0) {
            Neutrino.ConnectDetach_r(connection);
            Neutrino.ChannelDestroy_r(channel);
            throw Failures.of("TimerCreate", timer);
        }
    }

    private PulseEvent event(int code) {
        return new PulseEvent(abi, connection, Abi.PULSE_PRIORITY_OF_SENDER, code, 0);
    }

    @Override
    public void expect() {
        sleeping = true;
    }

    @Override
    public void sleep(long untilNanos) {
        if (!guard.enter()) {
            return;
        }
        try {
            MemorySegment memory = CallMemory.get();
            long until = untilNanos == Parker.FOREVER ? 0 : clock.kernelNanos(untilNanos);
            if (until != 0) {
                arm(memory, until);
            }
            long pulse = memory.address() + Abi.ITIMER_BYTES;
            int error = Neutrino.MsgReceivePulse_r(channel, pulse, Abi.PULSE_BYTES, 0);
            byte code = memory.get(ValueLayout.JAVA_BYTE, Abi.ITIMER_BYTES + Abi.PULSE_CODE);
            if (error == 0 && code == CODE_WAKE) {
                pulsed.set(false); // Before the caller looks again at what it waits for.
            }
            if (until != 0 && (error != 0 || code != CODE_TIME)) {
                arm(memory, 0);
            }
            if (error != 0 && !Errno.EINTR.is(Errno.number(error))) {
                throw Failures.of("MsgReceivePulse", error);
            }
        } finally {
            sleeping = false;
            guard.leave();
        }
    }

    private void arm(MemorySegment memory, long kernelNanos) {
        memory.set(ValueLayout.JAVA_LONG, 0, kernelNanos);
        memory.set(ValueLayout.JAVA_LONG, Abi.ITIMER_INTERVAL, 0);
        Failures.check("TimerSettime", Neutrino.TimerSettime_r(timer, Abi.TIMER_ABSTIME, memory.address(), 0));
    }

    @Override
    public void done() {
        sleeping = false;
    }

    @Override
    public void wake() {
        if (sleeping && pulsed.compareAndSet(false, true) && guard.enter()) {
            try {
                Failures.check("MsgSendPulse", pulse());
            } finally {
                guard.leave();
            }
        }
    }

    private int pulse() {
        return Neutrino.MsgSendPulsePtr_r(connection, Abi.PULSE_PRIORITY_OF_SENDER, CODE_WAKE, 0);
    }

    @Override
    public Watch watch(int descriptor, Interest interest) {
        return DescriptorWatch.arm(descriptor, interest, event(CODE_READY));
    }

    @Override
    public void close() {
        if (guard.close(this::pulse)) {
            Neutrino.TimerDestroy_r(timer);
            Neutrino.ConnectDetach_r(connection);
            Neutrino.ChannelDestroy_r(channel);
        }
    }
}
