// SPDX-License-Identifier: Apache-2.0
package wrt.example.demo;

import java.util.List;

/** The interface {@code vehicle:brake/actuator} as Java sees it. */
public interface BrakeActuator {

    /** The pressure in kPa for a pedal position in per mille and a speed in mm/s. */
    long pressure(long pedal, long speed);

    /** Divides a total among the wheels by weight. */
    List<Long> distribute(long total, List<Long> weights);

    /** The sum of all pressures. */
    long sum(List<Long> pressures);

    /** The label of a wheel. */
    String label(String wheel);

    /** The version of the component. */
    String version();
}
