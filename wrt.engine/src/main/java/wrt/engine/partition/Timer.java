// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

/**
 * Something that is to happen at a moment.
 *
 * <p>Concurrency: owned by whoever owns the partition.
 */
final class Timer {

    private static final int NOT_ARMED = -1;

    private final long deadlineNanos;
    private final Runnable action;
    private int index = NOT_ARMED;

    Timer(long deadlineNanos, Runnable action) {
        this.deadlineNanos = deadlineNanos;
        this.action = action;
    }

    /** The moment, monotonic. */
    long deadlineNanos() {
        return deadlineNanos;
    }

    void fire() {
        action.run();
    }

    boolean isArmed() {
        return index != NOT_ARMED;
    }

    int index() {
        return index;
    }

    void index(int place) {
        index = place;
    }

    void disarmed() {
        index = NOT_ARMED;
    }
}
