// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

/** The 64 bits before each message: the route in the lowest 16, the token of its send in the others. */
final class Header {

    /** Its size. */
    static final long BYTES = Long.BYTES;

    private static final int TOKEN = 16;

    private Header() {
    }

    static long of(long token, int route) {
        return token << TOKEN | route;
    }

    static long token(long bits) {
        return bits >>> TOKEN;
    }

    static int route(long bits) {
        return (int) bits & 0xffff;
    }
}
