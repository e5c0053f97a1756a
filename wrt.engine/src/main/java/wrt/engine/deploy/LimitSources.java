// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

import wrt.engine.deploy.limits.LimitKey;
import wrt.engine.deploy.limits.LimitSource;
import wrt.engine.deploy.limits.Limits;
import wrt.engine.deploy.limits.LimitsSection;

/**
 * Asks everyone who may limit a component.
 *
 * @param configurations by component
 * @param platform what the machine suggests
 * @param partitions how many partitions there are, at each moment
 * @param callDepth the engine's, which the stacks are made for
 */
record LimitSources(Configurations configurations, LimitSource platform, IntSupplier partitions, int callDepth) {

    /**
     * What a component states of itself.
     *
     * @throws IllegalArgumentException naming offset and key
     */
    static LimitSource section(byte[] bytes) {
        return LimitsSection.read(CustomSections.find(bytes, LimitsSection.NAME));
    }

    /**
     * The limits of a component.
     *
     * @param section what it states of itself
     * @throws IllegalArgumentException naming who stated what, and what would be right
     */
    Limits limits(String name, Map<String, ?> settings, LimitSource section) {
        Configurations.Configured configured = configurations.of(name);
        Limits limits = Limits.resolve(List.of(
                LimitSource.of("settings", settings),
                LimitSource.of("configuration " + configured.pid(), configured.properties()),
                section), platform);
        int most = partitions.getAsInt() - 1;
        if (limits.partition() > most) {
            throw new IllegalArgumentException("partition must be 0 to " + most
                    + " ('partitions' of the configuration wrt.engine), but is " + limits.partition());
        }
        if (limits.get(LimitKey.CALL_DEPTH) > callDepth) {
            throw new IllegalArgumentException("call.depth must be 1 to " + callDepth
                    + ", which is the call.depth of the configuration wrt.engine, but is "
                    + limits.get(LimitKey.CALL_DEPTH));
        }
        return limits;
    }
}
