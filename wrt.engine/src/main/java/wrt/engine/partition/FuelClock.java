// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

/**
 * Time that goes by as guests use fuel, and with the monotonic clock while nothing runs: the same calls see the same
 * time, whatever the machine's speed.
 *
 * <p>Concurrency: as {@link Clock}.
 */
final class FuelClock implements Clock {

    /** The seed's ratio: 1 fuel is 1 ms. */
    static final long SEED_NANOS_PER_FUEL = 1_000_000;

    private final long nanosPerFuel;
    private final Counter nanos = new Counter();

    /**
     * A clock at 0.
     *
     * @param nanosPerFuel ns that one fuel stands for, at least 1
     */
    FuelClock(long nanosPerFuel) {
        if (nanosPerFuel < 1) {
            throw new IllegalArgumentException("nanosPerFuel must be at least 1, but is " + nanosPerFuel);
        }
        this.nanosPerFuel = nanosPerFuel;
    }

    @Override
    public long now() {
        return nanos.get();
    }

    @Override
    public void used(long fuel) {
        nanos.add(fuel * nanosPerFuel);
    }

    @Override
    public void idled(long idle) {
        nanos.add(idle);
    }
}
