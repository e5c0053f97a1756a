// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import wrt.api.platform.Received;

/**
 * The 64 bits of a pulse: from the lowest the user's value in 32, the priority in 8 and the route in 16. The kernel tells
 * a message's priority beside it, a pulse's not at all.
 */
final class PulseValue {

    /** The value of a pulse that wakes a receiver; those of users have less. */
    static final long WAKE = 1L << 60;

    private static final int PRIORITY = 32;
    private static final int ROUTE = 40;

    private PulseValue() {
    }

    static long of(int route, int priority, int value) {
        return (long) route << ROUTE | (priority & 0xffL) << PRIORITY | Integer.toUnsignedLong(value);
    }

    static int route(long bits) {
        return (int) (bits >>> ROUTE) & 0xffff;
    }

    static int priority(long bits) {
        return (int) (bits >>> PRIORITY) & 0xff;
    }

    static Received.Pulse toReceived(int code, long bits) {
        return new Received.Pulse(code, (int) bits, priority(bits));
    }
}
