// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy.limits;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one source states about a component.
 *
 * @param origin who states it, as {@link wrt.api.deploy.LimitInfo} reports it
 * @param criticality the level, if stated
 * @param values the limits that it states
 */
public record LimitSource(String origin, Optional<Criticality> criticality, Map<LimitKey, Long> values) {

    /** Copies the values. */
    public LimitSource {
        values = Map.copyOf(values);
    }

    /** A source that states nothing. */
    public static LimitSource silent(String origin) {
        return new LimitSource(origin, Optional.empty(), Map.of());
    }

    /**
     * What a configuration or settings state; keys that are no limits are left to others.
     *
     * @throws IllegalArgumentException naming origin, key, range and value
     */
    public static LimitSource of(String origin, Map<String, ?> properties) {
        try {
            Map<LimitKey, Long> values = new EnumMap<>(LimitKey.class);
            for (LimitKey key : LimitKey.values()) {
                Object value = properties.get(key.key());
                if (value != null && !value.toString().isBlank()) {
                    values.put(key, key.parse(value.toString()));
                }
            }
            Object level = properties.get(Criticality.KEY);
            Optional<Criticality> criticality = level == null || level.toString().isBlank()
                    ? Optional.empty()
                    : Optional.of(Criticality.parse(level.toString()));
            return new LimitSource(origin, criticality, values);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(origin + ": " + e.getMessage(), e);
        }
    }
}
