// SPDX-License-Identifier: Apache-2.0
package wrt.itest.vehicle;

import java.util.function.LongBinaryOperator;

/**
 * A DS component as anybody would write it: it refers to {@link Actuator} and knows nothing of WebAssembly. Its
 * description, {@code OSGI-INF/brake-pedal.xml}, is what bnd makes of {@code @Component} and {@code @Reference}.
 */
public final class BrakePedal implements LongBinaryOperator {

    private final Actuator actuator;

    /** The constructor that DS calls. */
    public BrakePedal(Actuator actuator) {
        this.actuator = actuator;
    }

    @Override
    public long applyAsLong(long pedal, long speed) {
        return actuator.pressure(pedal, speed);
    }
}
