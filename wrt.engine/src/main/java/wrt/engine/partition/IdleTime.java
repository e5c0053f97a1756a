// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

/**
 * Tells the clock how long nothing ran.
 *
 * <p>Short calls on their callers' stacks are not all timed. What one of them takes is taken from the last that was, so
 * that it does not count as idle.
 *
 * <p>Concurrency: owned by whoever owns the partition.
 */
final class IdleTime {

    private final Clock clock;
    private long since;
    private final Counter runs;
    private long runsThen;
    private long typical;

    /**
     * Idle from now on.
     *
     * @param clock goes by while nothing runs
     * @param runs counts the calls on their callers' stacks
     * @param now monotonic, in ns
     */
    IdleTime(Clock clock, Counter runs, long now) {
        this.clock = clock;
        this.runs = runs;
        this.since = now;
    }

    /** Nothing runs from now on. */
    void begin(long now) {
        since = now;
        runsThen = runs.get();
    }

    /** Something runs from now on. */
    void end(long now) {
        long untimed = runs.get() - runsThen;
        clock.idled(Math.max(0, now - since - untimed * typical));
        runsThen += untimed;
    }

    /** What ended last is a short call that began then; says how long it took. */
    long wasShort(long begun) {
        typical = Math.max(0, since - begun);
        return typical;
    }
}
