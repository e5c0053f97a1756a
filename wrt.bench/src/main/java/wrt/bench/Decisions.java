// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import wrt.api.scheduling.SchedulableTask;
import wrt.api.scheduling.SchedulingPolicy;
import wrt.scheduler.Cooperative;
import wrt.scheduler.PriorityBased;
import wrt.scheduler.PriorityBasedConfig;
import wrt.scheduler.RoundRobin;
import wrt.scheduler.RoundRobinConfig;

/** One decision of a policy, at a number of ready tasks: take the next task, and put it back. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class Decisions {

    /** How many tasks are ready. */
    @Param({"10", "1000", "10000"})
    public int ready;

    /** Which policy decides. */
    @Param({"cooperative", "round-robin", "priority"})
    public String policy = "";

    private SchedulingPolicy chosen;

    /** Fills the policy. */
    @Setup
    public void setUp() {
        Supplier<SchedulingPolicy> maker = switch (policy) {
            case "cooperative" -> Cooperative::new;
            case "priority" -> () -> new PriorityBased(defaults(PriorityBasedConfig.class));
            default -> () -> new RoundRobin(defaults(RoundRobinConfig.class));
        };
        chosen = maker.get();
        for (int i = 1; i <= ready; i++) {
            chosen.add(new ReadyTask(i, i * 7919 % 256));
        }
    }

    // A configuration as Declarative Services makes it when nothing is configured.
    private static <T> T defaults(Class<T> configuration) {
        return configuration.cast(Proxy.newProxyInstance(configuration.getClassLoader(),
                new Class<?>[]{configuration}, (self, method, arguments) -> method.getDefaultValue()));
    }

    /** Take and put back. */
    @Benchmark
    public SchedulableTask decide() {
        SchedulableTask next = chosen.next();
        if (next == null) {
            throw new IllegalStateException("the policy lost its tasks");
        }
        chosen.add(next);
        return next;
    }
}
