// SPDX-License-Identifier: Apache-2.0
package wrt.component.async;

/**
 * An event as a guest sees it: a code and two 32-bit payloads, packed into a word so that none is allocated.
 *
 * <p>Source: Component Model, CanonicalABI, "Waitable State" ({@code EventCode}, {@code EventTuple}).
 */
public final class Event {

    /** Nothing happened. */
    public static final int NONE = 0;
    /** A subtask made progress: its handle, its state. */
    public static final int SUBTASK = 1;
    /** A read of a stream ended: its handle, result and number of elements. */
    public static final int STREAM_READ = 2;
    /** A write of a stream ended. */
    public static final int STREAM_WRITE = 3;
    /** A read of a future ended: its handle, result. */
    public static final int FUTURE_READ = 4;
    /** A write of a future ended. */
    public static final int FUTURE_WRITE = 5;
    /** The caller asks for cancellation. */
    public static final int TASK_CANCELLED = 6;

    // A code takes 3 bits and a handle 28, so that the whole fits a word beside a 32-bit payload.
    private static final int HANDLE_BITS = 28;
    private static final long HANDLE_MASK = (1L << HANDLE_BITS) - 1;

    private Event() {
    }

    /** An event. */
    public static long of(int code, int handle, int payload) {
        return (long) code << HANDLE_BITS + Integer.SIZE | (long) handle << Integer.SIZE
                | Integer.toUnsignedLong(payload);
    }

    /** An event without payloads. */
    public static long of(int code) {
        return of(code, 0, 0);
    }

    /** What happened. */
    public static int code(long event) {
        return (int) (event >>> HANDLE_BITS + Integer.SIZE);
    }

    /** To what: a handle index, or 0. */
    public static int handle(long event) {
        return (int) (event >>> Integer.SIZE & HANDLE_MASK);
    }

    /** The rest. */
    public static int payload(long event) {
        return (int) event;
    }
}
