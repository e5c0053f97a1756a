// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy.limits;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The limits of a component, by the keys under which they are configured. */
public enum LimitKey {

    /** 0 to 255, larger is more urgent. */
    PRIORITY("priority", 0, 255, true),

    /** Fuel that one call may use. */
    FUEL_BUDGET("fuel.budget", 1, Long.MAX_VALUE, true),

    /** Fuel that a call may use before the policy is asked again; the policy's own quantum holds if it is smaller. */
    QUANTUM("quantum", 1, Long.MAX_VALUE, true),

    /** Pages of 64 KiB that each linear memory may grow to; a Java array holds no more than 32,767. */
    MEMORY_PAGES("memory.pages", 0, 32_767, true),

    /** Elements that each table may grow to. */
    TABLE_ELEMENTS("table.elements", 0, 10_000_000, true),

    /** Instances, of core modules and nested components, that one instance of the component may consist of. */
    INSTANCES("instances", 1, 100_000, true),

    /** Nested guest calls of one task. */
    CALL_DEPTH("call.depth", 1, 100_000, true),

    /** Milliseconds that running calls get at an update or a removal before they are cancelled. */
    GRACE_PERIOD("grace.period", 0, 86_400_000, false),

    /** The number of the partition that the component runs in. */
    PARTITION("partition", 0, 1_023, false);

    private final String key;
    private final long minimum;
    private final long maximum;
    private final boolean demanded;

    LimitKey(String key, long minimum, long maximum, boolean demanded) {
        this.key = key;
        this.minimum = minimum;
        this.maximum = maximum;
        this.demanded = demanded;
    }

    /** The key in configurations, settings and the custom section. */
    public String key() {
        return key;
    }

    /** Whether a component of level D has to state it. */
    boolean demanded() {
        return demanded;
    }

    /**
     * Reads a value.
     *
     * @param text decimal digits, underscores allowed between them
     * @throws IllegalArgumentException naming the key, the range and the value
     */
    long parse(String text) {
        long value;
        try {
            value = Long.parseLong(text.strip().replace("_", ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(range() + ", but is \"" + text + "\"", e);
        }
        if (value < minimum || value > maximum) {
            throw new IllegalArgumentException(range() + ", but is " + value);
        }
        return value;
    }

    private String range() {
        String upper = maximum == Long.MAX_VALUE ? "at least " + minimum : minimum + " to " + maximum;
        return key + " must be a whole number, " + upper;
    }

    /** The limit of that key, if there is one. */
    static Optional<LimitKey> of(String key) {
        return Arrays.stream(values()).filter(limit -> limit.key.equals(key)).findFirst();
    }

    /** Every key, for messages. */
    static String all() {
        return Arrays.stream(values()).map(LimitKey::key).collect(Collectors.joining(", "));
    }
}
