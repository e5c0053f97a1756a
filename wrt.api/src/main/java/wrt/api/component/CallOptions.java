// SPDX-License-Identifier: Apache-2.0
package wrt.api.component;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What one call may use; what is left empty comes from the component's configuration.
 *
 * @param fuel the fuel budget of the call, at least 1
 * @param priority 0 to 255, larger is more urgent
 * @param timeout how long the call may take from now; a call that is not done by then fails with a
 *     {@link CallTimeoutException}
 */
@ProviderType
public record CallOptions(OptionalLong fuel, OptionalInt priority, Optional<Duration> timeout) {

    /** Everything as configured. */
    public static final CallOptions DEFAULT = new CallOptions(OptionalLong.empty(), OptionalInt.empty(),
            Optional.empty());

    /** Checks the ranges. */
    public CallOptions {
        if (fuel.isPresent() && fuel.getAsLong() < 1) {
            throw new IllegalArgumentException("fuel must be at least 1, but is " + fuel.getAsLong());
        }
        if (priority.isPresent() && (priority.getAsInt() < 0 || priority.getAsInt() > 255)) {
            throw new IllegalArgumentException("priority must be 0 to 255, but is " + priority.getAsInt());
        }
        if (timeout.isPresent() && timeout.get().isNegative()) {
            throw new IllegalArgumentException("timeout must not be negative, but is " + timeout.get());
        }
    }

    /**
     * The same options with a fuel budget.
     *
     * @param budget fuel, at least 1
     * @return the options
     */
    public CallOptions withFuel(long budget) {
        return new CallOptions(OptionalLong.of(budget), priority, timeout);
    }

    /**
     * The same options with a priority.
     *
     * @param level 0 to 255, larger is more urgent
     * @return the options
     */
    public CallOptions withPriority(int level) {
        return new CallOptions(fuel, OptionalInt.of(level), timeout);
    }

    /**
     * The same options with a time limit.
     *
     * @param limit how long the call may take
     * @return the options
     */
    public CallOptions withTimeout(Duration limit) {
        return new CallOptions(fuel, priority, Optional.of(limit));
    }
}
