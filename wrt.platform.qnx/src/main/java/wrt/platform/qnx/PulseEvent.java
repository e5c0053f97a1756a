// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import wrt.platform.qnx.neutrino.Abi;

/**
 * An event that sends a pulse when it is delivered: by a timer, or by {@code MsgDeliverEvent}.
 *
 * @param abi the version's numbers
 * @param connection over which the pulse goes, a connection of the process that shall get it
 * @param priority of the pulse, or {@link Abi#PULSE_PRIORITY_OF_SENDER}
 * @param code 0 to 127
 * @param value any
 */
record PulseEvent(Abi abi, int connection, int priority, int code, long value) {

    /** Writes it as a {@code struct sigevent}: its address. */
    long write(MemorySegment memory, long at) {
        memory.asSlice(at, Abi.SIGEVENT_BYTES).fill((byte) 0);
        memory.set(ValueLayout.JAVA_INT, at + Abi.SIGEVENT_NOTIFY, abi.pulseNotification());
        memory.set(ValueLayout.JAVA_INT, at + Abi.SIGEVENT_COID, connection);
        memory.set(ValueLayout.JAVA_LONG, at + Abi.SIGEVENT_VALUE, value);
        memory.set(ValueLayout.JAVA_SHORT, at + Abi.SIGEVENT_CODE, (short) code);
        memory.set(ValueLayout.JAVA_SHORT, at + Abi.SIGEVENT_PRIORITY, (short) priority);
        return memory.address() + at;
    }
}
