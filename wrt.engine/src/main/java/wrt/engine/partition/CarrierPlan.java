// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import wrt.api.platform.CarrierRequest;

/**
 * What the configuration wants for the carriers of all partitions.
 *
 * <p>Concurrency: immutable.
 *
 * @param carriers class, priority and quality
 * @param cpus the processor of each carrier, in turn; none for any
 */
record CarrierPlan(CarrierClass carriers, List<Integer> cpus) {

    /**
     * What a configuration says; keys that contradict each other are reported.
     *
     * @param config each value in its range
     * @param report is told in the user's terms
     */
    static CarrierPlan of(EngineConfig config, Consumer<String> report) {
        return new CarrierPlan(CarrierClass.of(config, report),
                IntStream.of(config.carrier_cpus()).boxed().toList());
    }

    /** What the carrier of a partition asks for. */
    CarrierRequest request(int number, long stackBytes) {
        return new CarrierRequest("wrt-partition-" + number, stackBytes,
                cpus.isEmpty() ? Set.of() : Set.of(cpus.get(number % cpus.size())), carriers.scheduling(),
                carriers.quality());
    }
}
