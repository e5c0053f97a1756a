// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy.limits;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import wrt.api.deploy.LimitInfo;

/**
 * The limits that hold for one component, each with its origin.
 *
 * @param criticality the level
 * @param criticalityOrigin who stated the level
 * @param values one value for each limit
 * @param origins who stated it
 */
public record Limits(
        Criticality criticality, String criticalityOrigin, Map<LimitKey, Long> values, Map<LimitKey, String> origins) {

    private static final String DEFAULT = "default";

    private static final Map<LimitKey, Long> DEFAULTS = Map.of(
            LimitKey.PRIORITY, 64L,
            LimitKey.FUEL_BUDGET, Long.MAX_VALUE,
            LimitKey.QUANTUM, Long.MAX_VALUE,
            LimitKey.MEMORY_PAGES, 1_024L,
            LimitKey.TABLE_ELEMENTS, 100_000L,
            LimitKey.INSTANCES, 1_000L,
            LimitKey.CALL_DEPTH, 1_024L,
            LimitKey.GRACE_PERIOD, 5_000L,
            LimitKey.PARTITION, 0L);

    /**
     * What holds when several sources have spoken: for each limit the first that states it.
     *
     * @param stated settings, configuration, custom section, in this order
     * @param platform what the machine suggests
     * @throws IllegalArgumentException if the level is D and a limit that it demands is not stated
     */
    public static Limits resolve(List<LimitSource> stated, LimitSource platform) {
        Criticality level = Criticality.QM;
        String levelOrigin = DEFAULT;
        for (LimitSource source : stated) {
            if (source.criticality().isPresent()) {
                level = source.criticality().get();
                levelOrigin = source.origin();
                break;
            }
        }
        List<LimitSource> sources = new ArrayList<>(stated);
        sources.add(new LimitSource("criticality " + level, Optional.empty(), level.defaults()));
        sources.add(platform);
        sources.add(new LimitSource(DEFAULT, Optional.empty(), DEFAULTS));
        Map<LimitKey, Long> values = new EnumMap<>(LimitKey.class);
        Map<LimitKey, String> origins = new EnumMap<>(LimitKey.class);
        for (LimitSource source : sources) {
            source.values().forEach((key, value) -> {
                if (values.putIfAbsent(key, value) == null) {
                    origins.put(key, source.origin());
                }
            });
        }
        if (level == Criticality.D) {
            demandAll(stated, levelOrigin);
        }
        return new Limits(level, levelOrigin, values, origins);
    }

    private static void demandAll(List<LimitSource> stated, String levelOrigin) {
        String missing = Arrays.stream(LimitKey.values()).filter(LimitKey::demanded)
                .filter(key -> stated.stream().noneMatch(source -> source.values().containsKey(key)))
                .map(LimitKey::key).collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("criticality D (" + levelOrigin
                    + ") demands that every limit is stated; missing: " + missing);
        }
    }

    /** The value of a limit. */
    public long get(LimitKey key) {
        return values.getOrDefault(key, 0L);
    }

    /** The priority of calls that state none. */
    public int priority() {
        return (int) get(LimitKey.PRIORITY);
    }

    /** The fuel of calls that state none. */
    public long fuelBudget() {
        return get(LimitKey.FUEL_BUDGET);
    }

    /** How long running calls may take to finish at an update or a removal. */
    public Duration gracePeriod() {
        return Duration.ofMillis(get(LimitKey.GRACE_PERIOD));
    }

    /** The number of the partition. */
    public int partition() {
        return (int) get(LimitKey.PARTITION);
    }

    /** Whether going from these limits to others takes a new instance. */
    public boolean sameInstance(Limits other) {
        return List.of(LimitKey.MEMORY_PAGES, LimitKey.TABLE_ELEMENTS, LimitKey.INSTANCES,
                LimitKey.PARTITION).stream().allMatch(key -> get(key) == other.get(key));
    }

    /** For listings. */
    public List<LimitInfo> info() {
        List<LimitInfo> info = new ArrayList<>();
        info.add(new LimitInfo(Criticality.KEY, criticality.name(), criticalityOrigin));
        for (LimitKey key : LimitKey.values()) {
            long value = get(key);
            info.add(new LimitInfo(key.key(), value == Long.MAX_VALUE ? "none" : Long.toString(value),
                    origins.getOrDefault(key, DEFAULT)));
        }
        return List.copyOf(info);
    }
}
