// SPDX-License-Identifier: Apache-2.0
package wrt.api.engine;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The figures of one deployed component.
 *
 * @param name its deployed name
 * @param calls calls that ended, however they ended
 * @param failures calls that ended with an error
 * @param fuel fuel used by its calls
 * @param switches how many times its calls were given the processor
 * @param p50Nanos the median latency of its calls from call to end, in ns; of calls that take less time than two readings
 *     of the clock, one in 16 is timed and stands for the others
 * @param p99Nanos the 99th percentile of the same, in ns
 */
@ProviderType
public record ComponentStatistics(
        String name, long calls, long failures, long fuel, long switches, long p50Nanos, long p99Nanos) {
}
