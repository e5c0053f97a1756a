// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.atomic.AtomicBoolean;
import wrt.api.platform.Parker;
import wrt.platform.qnx.neutrino.Abi;
import wrt.platform.qnx.neutrino.Errno;
import wrt.platform.qnx.neutrino.Neutrino;

/**
 * What one thread sleeps on that waits for many things: a channel of its own, to which others send a pulse, and a kernel
 * timer that sends one at a moment.
 *
 * <p>Pulses carry nothing but the wake: what happened stands in Java. There is at most one from others at a time, so
 * that a flood of events never fills the kernel's queue.
 *
 * <p>Concurrency: one thread sleeps, any thread wakes. The sleeper announces itself by {@link #expect()} and looks once
 * more at what it waits for before it sleeps, so no wake is lost.
 */
final class PulsePort implements AutoCloseable {

    private static final int CODE_WAKE = 0;
    private static final int CODE_TIME = 1;
    private static final int TIMER_PRIORITY = Abi.PULSE_PRIORITY_OF_SENDER;

    private final MonotonicClock clock;
    private final int channel;
    private final int connection;
    private final int timer;
    private final Runnable released;
    private final Tenancy tenancy = new Tenancy(this::release);
    private final AtomicBoolean pulsed = new AtomicBoolean();
    private volatile boolean sleeping;

    /** A port; a routine is called when its kernel objects are gone. */
    PulsePort(Abi abi, MonotonicClock clock, Runnable released) {
        this.clock = clock;
        this.released = released;
        channel = Failures.identity("ChannelCreate",
                Neutrino.ChannelCreate_r(Abi.CHF_PRIVATE | Abi.CHF_FIXED_PRIORITY));
        int attached = Neutrino.ConnectAttach_r(0, 0, channel, Abi.SIDE_CHANNEL, Abi.COF_CLOEXEC);
        if (attached < 0) {
            Neutrino.ChannelDestroy_r(channel);
            throw Failures.of("ConnectAttach", attached);
        }
        connection = attached;
        PulseEvent event = new PulseEvent(abi, connection, TIMER_PRIORITY, CODE_TIME, 0);
        timer = Neutrino.TimerCreate_r(Abi.CLOCK_MONOTONIC, event.write(Scratch.memory(), 0));
        if (timer < 0) {
            Neutrino.ConnectDetach_r(connection);
            Neutrino.ChannelDestroy_r(channel);
            throw Failures.of("TimerCreate", timer);
        }
    }

    /** Says that the calling thread is about to sleep: from here on a wake ends the sleep. */
    void expect() {
        sleeping = true;
    }

    /** Sleeps until a wake or a moment; it may end early for no reason. After a close it does not sleep. */
    void sleep(long untilNanos) {
        if (!tenancy.enter()) {
            return;
        }
        try {
            MemorySegment memory = Scratch.memory();
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
            tenancy.leave();
        }
    }

    private void arm(MemorySegment memory, long kernelNanos) {
        memory.set(ValueLayout.JAVA_LONG, 0, kernelNanos);
        memory.set(ValueLayout.JAVA_LONG, Abi.ITIMER_INTERVAL, 0);
        Failures.check("TimerSettime", Neutrino.TimerSettime_r(timer, Abi.TIMER_ABSTIME, memory.address(), 0));
    }

    /** Ends the sleep that is expected or going on. */
    void wake() {
        if (sleeping && pulsed.compareAndSet(false, true) && tenancy.enter()) {
            try {
                pulse();
            } finally {
                tenancy.leave();
            }
        }
    }

    private void pulse() {
        Failures.check("MsgSendPulse",
                Neutrino.MsgSendPulsePtr_r(connection, Abi.PULSE_PRIORITY_OF_SENDER, CODE_WAKE, 0));
    }

    /** Ends the sleep; the kernel's objects go when the sleeper has left. */
    @Override
    public void close() {
        if (tenancy.enter()) {
            if (tenancy.close()) {
                pulse();
            }
            tenancy.leave();
        }
    }

    private void release() {
        Neutrino.TimerDestroy_r(timer);
        Neutrino.ConnectDetach_r(connection);
        Neutrino.ChannelDestroy_r(channel);
        released.run();
    }
}
