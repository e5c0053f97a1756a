// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What is asked for a thread; what the system refuses is reported and done without.
 *
 * @param name the thread's name; a system may cut it
 * @param stackBytes the stack's size in bytes, or 0 for the system's own
 * @param cpus the processors to run on, from 0; empty for any
 * @param scheduling class and priority
 * @param quality the class of service, or empty for none
 */
@ProviderType
public record CarrierRequest(String name, long stackBytes, Set<Integer> cpus, Scheduling scheduling,
        Optional<QualityOfService> quality) {

    /** Takes a copy of the processors. */
    public CarrierRequest {
        cpus = Set.copyOf(cpus);
    }

    /**
     * An ordinary thread on any processor.
     *
     * @param name the thread's name
     * @return the request
     */
    public static CarrierRequest named(String name) {
        return new CarrierRequest(name, 0, Set.of(), new Scheduling.Ordinary(), Optional.empty());
    }

    /**
     * The same with a scheduling class.
     *
     * @param wanted class and priority
     * @return the request
     */
    public CarrierRequest with(Scheduling wanted) {
        return new CarrierRequest(name, stackBytes, cpus, wanted, quality);
    }

    /**
     * The same on chosen processors.
     *
     * @param wanted from 0; empty for any
     * @return the request
     */
    public CarrierRequest on(Set<Integer> wanted) {
        return new CarrierRequest(name, stackBytes, wanted, scheduling, quality);
    }

    /**
     * The same with a class of service.
     *
     * @param wanted the class
     * @return the request
     */
    public CarrierRequest with(QualityOfService wanted) {
        return new CarrierRequest(name, stackBytes, cpus, scheduling, Optional.of(wanted));
    }
}
