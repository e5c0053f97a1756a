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
    private final Counter fuel;
    private final Counter idle = new Counter();

    /**
     * A clock at 0.
     *
     * @param nanosPerFuel ns that one fuel stands for, at least 1
     * @param fuel what guests have used
     */
    FuelClock(long nanosPerFuel, Counter fuel) {
        if (nanosPerFuel < 1) {
            throw new IllegalArgumentException("nanosPerFuel must be at least 1, but is " + nanosPerFuel);
        }
        this.nanosPerFuel = nanosPerFuel;
        this.fuel = fuel;
    }

    @Override
    public long now() {
        return fuel.get() * nanosPerFuel + idle.get();
    }

    @Override
    public void idled(long nanos) {
        idle.add(nanos);
    }
}
