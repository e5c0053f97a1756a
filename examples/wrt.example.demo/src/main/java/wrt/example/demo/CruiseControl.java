// SPDX-License-Identifier: Apache-2.0
package wrt.example.demo;

/** The interface {@code vehicle:cruise/control} as Java sees it. */
public interface CruiseControl {

    /** The state of the controller. */
    record State(long steps, int target, int filtered, int command) {
    }

    /** Starts over, with a target and a speed in mm/s. */
    void reset(int target, int speed);

    /** One period: the command, from -1000 (full brake) to 1000 (full throttle). */
    int step(int speed, double gradient, int periodMs);

    /** The state after the last step. */
    State current();
}
