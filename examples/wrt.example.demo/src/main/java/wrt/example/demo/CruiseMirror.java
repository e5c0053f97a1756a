// SPDX-License-Identifier: Apache-2.0
package wrt.example.demo;

/**
 * What {@code cruise.wasm} has to answer, computed in Java from the same description.
 *
 * <p>Concurrency: used by the control thread alone.
 */
final class CruiseMirror {

    private static final int TAPS = 32;
    private static final int WEIGHT_SUM = TAPS * (TAPS + 1) / 2;
    private static final int HORIZON = 8;
    private static final int COMMAND_LIMIT = 1000;
    private static final int COMMAND_STEP = 100;
    private static final int SPEED_LIMIT = 100_000;

    private final int[] samples = new int[TAPS];
    private int oldest;
    private long steps;
    private int target;
    private int filtered;
    private int command;

    void reset(int newTarget, int speed) {
        steps = 0;
        oldest = 0;
        command = 0;
        target = Math.clamp(newTarget, 0, SPEED_LIMIT);
        filtered = Math.clamp(speed, 0, SPEED_LIMIT);
        java.util.Arrays.fill(samples, filtered);
    }

    int step(int speed, double gradient, int periodMs) {
        samples[oldest] = Math.clamp(speed, 0, SPEED_LIMIT);
        oldest = (oldest + 1) % TAPS;
        long sum = 0;
        for (int age = 0; age < TAPS; age++) {
            sum += (age + 1L) * samples[(oldest + age) % TAPS];
        }
        filtered = (int) (sum / WEIGHT_SUM);
        int slope = (int) (Math.clamp(gradient, -30.0, 30.0) * 98.0);
        int period = Math.clamp(periodMs, 1, 1000);
        int best = -COMMAND_LIMIT;
        long lowest = Long.MAX_VALUE;
        for (int candidate = -COMMAND_LIMIT; candidate <= COMMAND_LIMIT; candidate += COMMAND_STEP) {
            long cost = cost(candidate, slope, period);
            if (cost < lowest) {
                lowest = cost;
                best = candidate;
            }
        }
        command = best;
        steps++;
        return best;
    }

    CruiseControl.State current() {
        return new CruiseControl.State(steps, target, filtered, command);
    }

    private long cost(int candidate, int slope, int period) {
        int speed = filtered;
        long change = candidate - (long) command;
        long sum = (long) candidate * candidate / 4 + change * change;
        for (int tick = 0; tick < HORIZON; tick++) {
            int drag = ((speed >> 8) * (speed >> 8)) >> 4;
            int acceleration = candidate * 3 - drag - slope;
            speed = Math.clamp(speed + acceleration * period / 1000, 0, SPEED_LIMIT);
            long error = (long) target - speed;
            sum += error * error;
        }
        return sum;
    }
}
