// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import java.nio.file.Path;
import java.util.Optional;
import wrt.core.code.CostModel;

/**
 * How a {@link CoreCompiler} works.
 *
 * @param mode compiled or interpreted
 * @param metering metered with a cost model, or not
 * @param cacheDirectory where compiled code is kept between runs, created when missing; empty = not kept
 * @param limits the host's limits
 */
public record CoreConfig(
        ExecutionMode mode, Metering metering, Optional<Path> cacheDirectory, CoreLimits limits) {

    /** Compiled, metered by {@link CostModel#defaults()}, no cache, default limits. */
    public static CoreConfig defaults() {
        return new CoreConfig(
                ExecutionMode.COMPILED,
                new Metering.Metered(CostModel.defaults()),
                Optional.empty(),
                CoreLimits.defaults());
    }

    /** This configuration with another mode. */
    public CoreConfig withMode(ExecutionMode other) {
        return new CoreConfig(other, metering, cacheDirectory, limits);
    }

    /** This configuration with another metering. */
    public CoreConfig withMetering(Metering other) {
        return new CoreConfig(mode, other, cacheDirectory, limits);
    }

    /** This configuration with a cache in the given directory. */
    public CoreConfig withCacheDirectory(Path directory) {
        return new CoreConfig(mode, metering, Optional.of(directory), limits);
    }

    /** This configuration with other limits. */
    public CoreConfig withLimits(CoreLimits other) {
        return new CoreConfig(mode, metering, cacheDirectory, other);
    }
}
