// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import java.nio.file.Path;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import wrt.core.code.CostModel;

/**
 * How a {@link CoreCompiler} works.
 *
 * @param mode compiled or interpreted
 * @param metering metered with a cost model, or not
 * @param cacheDirectory where compiled code is kept between runs, created when missing; empty = not kept
 * @param cacheLimit how many bytes are kept there, at least 1; beyond it the code whose last use is longest ago is deleted,
 *     but none that was used within the last minute
 * @param limits the host's limits
 */
@ProviderType
public record CoreConfig(
        ExecutionMode mode, Metering metering, Optional<Path> cacheDirectory, long cacheLimit, CoreLimits limits) {

    /** Checks the range. */
    public CoreConfig {
        if (cacheLimit < 1) {
            throw new IllegalArgumentException("cacheLimit must be at least 1, not " + cacheLimit);
        }
    }

    /** Compiled, metered by {@link CostModel#defaults()}, no cache (of 512 MiB if a directory is given), default limits. */
    public static CoreConfig defaults() {
        return new CoreConfig(
                ExecutionMode.COMPILED,
                new Metering.Metered(CostModel.defaults()),
                Optional.empty(),
                512L << 20,
                CoreLimits.defaults());
    }

    /** This configuration with another mode. */
    public CoreConfig withMode(ExecutionMode other) {
        return new CoreConfig(other, metering, cacheDirectory, cacheLimit, limits);
    }

    /** This configuration with another metering. */
    public CoreConfig withMetering(Metering other) {
        return new CoreConfig(mode, other, cacheDirectory, cacheLimit, limits);
    }

    /** This configuration with a cache in the given directory. */
    public CoreConfig withCacheDirectory(Path directory) {
        return new CoreConfig(mode, metering, Optional.of(directory), cacheLimit, limits);
    }

    /** This configuration with another limit of the cache, in bytes. */
    public CoreConfig withCacheLimit(long bytes) {
        return new CoreConfig(mode, metering, cacheDirectory, bytes, limits);
    }

    /** This configuration with other limits. */
    public CoreConfig withLimits(CoreLimits other) {
        return new CoreConfig(mode, metering, cacheDirectory, cacheLimit, other);
    }
}
