// SPDX-License-Identifier: Apache-2.0
package wrt.core.meter;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import wrt.core.Meter;

/** The engine's way from a meter to its register, which is no part of the exported API. */
public final class MeterAccess {
    private static volatile @Nullable Function<Meter, Register> access;

    private MeterAccess() {
    }

    /** Called once by the class {@link Meter} when it is initialized. */
    public static void provide(Function<Meter, Register> function) {
        access = function;
    }

    /** The register of a meter. */
    public static Register register(Meter meter) {
        return Objects.requireNonNull(access, "a meter exists, so its class is initialized").apply(meter);
    }
}
