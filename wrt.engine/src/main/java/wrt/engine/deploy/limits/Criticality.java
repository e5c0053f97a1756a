// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy.limits;

import static wrt.engine.deploy.limits.LimitKey.FUEL_BUDGET;
import static wrt.engine.deploy.limits.LimitKey.PRIORITY;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How much depends on a component, from QM (no safety relevance) to D (the most), and what follows where nothing else
 * is stated.
 *
 * <p>Source: ISO 26262 (levels); seed, "ASIL Level Support" (D highest, C high, B medium, A low).
 */
public enum Criticality {

    /** No safety relevance. */
    QM(Map.of(PRIORITY, 64L)),

    /** Low. */
    A(Map.of(PRIORITY, 96L)),

    /** Medium: a call is bounded. */
    B(Map.of(PRIORITY, 128L, FUEL_BUDGET, 1_000_000_000L)),

    /** High: a call is bounded more tightly. */
    C(Map.of(PRIORITY, 192L, FUEL_BUDGET, 100_000_000L)),

    /** Highest: nothing is assumed, every limit has to be stated. */
    D(Map.of());

    /** The key in configurations, settings and the custom section. */
    public static final String KEY = "criticality";

    private final Map<LimitKey, Long> defaults;

    Criticality(Map<LimitKey, Long> defaults) {
        this.defaults = defaults;
    }

    /** What holds where nobody states anything else. */
    Map<LimitKey, Long> defaults() {
        return defaults;
    }

    /** Reads a level. */
    static Criticality parse(String text) {
        String name = text.strip();
        return Arrays.stream(values()).filter(level -> level.name().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(KEY + " must be one of "
                        + Arrays.stream(values()).map(Criticality::name).collect(Collectors.joining(", "))
                        + ", but is \"" + text + "\""));
    }
}
