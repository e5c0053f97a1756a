// SPDX-License-Identifier: Apache-2.0
package wrt.scheduler;

import java.lang.annotation.Annotation;

/** Configurations as Declarative Services would make them. */
final class Configured {

    private Configured() {
    }

    static RoundRobinConfig roundRobin(long quantum) {
        return new RoundRobinConfig() {
            @Override
            public long quantum() {
                return quantum;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return RoundRobinConfig.class;
            }
        };
    }

    static PriorityBasedConfig priority(long... quanta) {
        return new PriorityBasedConfig() {
            @Override
            public long[] quantum() {
                return quanta;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return PriorityBasedConfig.class;
            }
        };
    }
}
