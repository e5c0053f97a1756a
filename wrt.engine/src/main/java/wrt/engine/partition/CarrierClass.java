// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import wrt.api.platform.QualityOfService;
import wrt.api.platform.Scheduling;

/**
 * How the configuration wants the carriers to compete for the processors.
 *
 * <p>Concurrency: immutable.
 *
 * @param scheduling class and priority
 * @param quality the class of service, if one is configured
 */
record CarrierClass(Scheduling scheduling, Optional<QualityOfService> quality) {

    private static final long MICRO = 1000;

    /**
     * What a configuration says; keys that contradict each other are reported, and the carriers are ordinary then.
     *
     * @param config each value in its range
     * @param report is told in the user's terms
     */
    static CarrierClass of(EngineConfig config, Consumer<String> report) {
        String problem = problem(config);
        if (problem != null) {
            report.accept("configuration " + EngineConfig.PID + ": " + problem
                    + "; the carriers have ordinary scheduling instead");
        }
        return new CarrierClass(problem == null ? scheduling(config) : new Scheduling.Ordinary(),
                quality(config.carrier_qos()));
    }

    /** Whether the carriers have a fixed priority or a deadline, so that no caller's thread may stand in for them. */
    boolean isRealTime() {
        return !(scheduling instanceof Scheduling.Ordinary);
    }

    private static @Nullable String problem(EngineConfig config) {
        String label = config.carrier_class();
        long runtime = config.carrier_runtime_us();
        long period = config.carrier_period_us();
        long deadline = deadline(config);
        if (label.equals("deadline")) {
            return runtime >= 1 && runtime <= deadline && deadline <= period
                    ? null
                    : "carrier.class deadline needs 1 <= carrier.runtime.us <= carrier.deadline.us <="
                            + " carrier.period.us, but they are " + runtime + ", " + deadline + " and " + period;
        }
        if (label.equals("sporadic") && (runtime < 1 || runtime > period)) {
            return "carrier.class sporadic needs 1 <= carrier.runtime.us <= carrier.period.us, but they are " + runtime
                    + " and " + period;
        }
        // That of the class which is the default is no contradiction.
        if (config.carrier_priority() == 0 && !label.equals("fifo")) {
            return "carrier.class " + label + " needs a carrier.priority of 1 to 99, but it is 0";
        }
        return label.equals("sporadic") && config.carrier_priority_low() > config.carrier_priority()
                ? "carrier.class sporadic needs carrier.priority.low <= carrier.priority, but they are "
                        + config.carrier_priority_low() + " and " + config.carrier_priority()
                : null;
    }

    private static Scheduling scheduling(EngineConfig config) {
        int priority = config.carrier_priority();
        long runtime = config.carrier_runtime_us() * MICRO;
        long period = config.carrier_period_us() * MICRO;
        return switch (config.carrier_class()) {
            case "deadline" -> new Scheduling.Deadline(runtime, deadline(config) * MICRO, period);
            case "sporadic" -> new Scheduling.Sporadic(priority, config.carrier_priority_low(), runtime, period,
                    config.carrier_replenishments());
            case "rr" -> new Scheduling.RoundRobin(priority);
            default -> priority == 0 ? new Scheduling.Ordinary() : new Scheduling.Fifo(priority);
        };
    }

    private static long deadline(EngineConfig config) {
        return config.carrier_deadline_us() == 0 ? config.carrier_period_us() : config.carrier_deadline_us();
    }

    private static Optional<QualityOfService> quality(String label) {
        return switch (label) {
            case "user-interactive" -> Optional.of(QualityOfService.USER_INTERACTIVE);
            case "user-initiated" -> Optional.of(QualityOfService.USER_INITIATED);
            case "default" -> Optional.of(QualityOfService.DEFAULT);
            case "utility" -> Optional.of(QualityOfService.UTILITY);
            case "background" -> Optional.of(QualityOfService.BACKGROUND);
            default -> Optional.empty();
        };
    }
}
