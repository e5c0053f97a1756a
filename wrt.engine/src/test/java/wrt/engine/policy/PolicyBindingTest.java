// SPDX-License-Identifier: Apache-2.0
package wrt.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import wrt.api.engine.PolicySwap;
import wrt.api.scheduling.SchedulingPolicy;

class PolicyBindingTest {

    private final PolicySlot slot = new PolicySlot(List.of((PolicyUser) (policy, passed) -> passed.accept(0)),
            Runnable::run, () -> 0, () -> Instant.EPOCH, new EngineLog() {
                @Override
                public void info(String message) {
                    // Not looked at.
                }

                @Override
                public void warn(String message) {
                    // Not looked at.
                }

                @Override
                public void error(String message, @Nullable Throwable cause) {
                    throw new AssertionError(message, cause);
                }
            }, swap -> {
            });
    private boolean starting;
    private final PolicyBinding binding = new PolicyBinding(slot, () -> null, new EngineLog() {
        @Override
        public void info(String message) {
            // Not looked at.
        }

        @Override
        public void warn(String message) {
            // Not looked at.
        }

        @Override
        public void error(String message, @Nullable Throwable cause) {
            throw new AssertionError(message, cause);
        }
    }, () -> starting);

    private static ComponentServiceObjects<SchedulingPolicy> policy(String name, int ranking) {
        @SuppressWarnings("unchecked")
        ServiceReference<SchedulingPolicy> reference = (ServiceReference<SchedulingPolicy>) Proxy.newProxyInstance(
                PolicyBindingTest.class.getClassLoader(), new Class<?>[]{ServiceReference.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getProperty" -> SchedulingPolicy.POLICY_NAME.equals(arguments[0]) ? name : ranking;
                    case "compareTo" -> Integer.compare(ranking,
                            (int) ((ServiceReference<?>) arguments[0]).getProperty("service.ranking"));
                    case "equals" -> proxy == arguments[0];
                    case "hashCode" -> name.hashCode();
                    default -> name;
                });
        return new ComponentServiceObjects<>() {
            @Override
            public SchedulingPolicy getService() {
                return new FallbackPolicy();
            }

            @Override
            public void ungetService(SchedulingPolicy service) {
                // Nothing to give back.
            }

            @Override
            public ServiceReference<SchedulingPolicy> getServiceReference() {
                return reference;
            }
        };
    }

    @Test
    void thePoliciesThatArriveWhileTheContainerStartsAreNoSwaps() {
        starting = true;
        binding.bind(policy("low", 10));
        binding.bind(policy("middle", 20));
        binding.bind(policy("high", 30));

        assertThat(slot.current().name()).isEqualTo("high");
        assertThat(slot.swaps()).isEmpty();
    }

    @Test
    void thePolicyThatTheEngineStartsWithIsNoSwap() {
        binding.bind(policy("only", 10));

        assertThat(slot.current().name()).isEqualTo("only");
        assertThat(slot.swaps()).isEmpty();
    }

    @Test
    void whatComesLaterIsASwap() {
        binding.bind(policy("first", 10));
        binding.bind(policy("second", 20));

        assertThat(slot.swaps()).extracting(PolicySwap::from, PolicySwap::to, PolicySwap::reason)
                .containsExactly(tuple("first", "second", "ranking"));
    }
}
