// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wrt.component.ComponentFormatException;
import wrt.component.ComponentFormatException.Kind;
import wrt.component.ComponentLimits;
import wrt.component.Feature;
import wrt.component.Features;

/** What one load has in common: where it is, what is allowed, how much work it has done. */
final class Loading {

    private static final int LONGEST_RULE = 600;

    private record Item(String label, int offset) {
    }

    private final Features features;
    private final ComponentLimits limits;
    private final Deque<Item> items = new ArrayDeque<>();
    private final Map<String, Integer> coreTypeKeys = new HashMap<>();
    private long steps;

    Loading(Features features, ComponentLimits limits) {
        this.features = features;
        this.limits = limits;
    }

    ComponentLimits limits() {
        return limits;
    }

    boolean has(Feature feature) {
        return features.has(feature);
    }

    /** From here on errors concern this definition, until {@link #leave}. */
    void enter(String label, int offset) {
        items.push(new Item(label, offset));
    }

    void leave() {
        items.pop();
    }

    /** Counts one type visited; keeps validation linear however types share their parts. */
    void step() {
        steps(1);
    }

    void steps(long more) {
        steps += more;
        if (steps > limits.validationSteps()) {
            throw limit("more than " + limits.validationSteps() + " types to compare (limit validationSteps)");
        }
    }

    /** Equal keys of core types get equal numbers. */
    int coreTypeNumber(String key) {
        return coreTypeKeys.computeIfAbsent(key, k -> coreTypeKeys.size());
    }

    ComponentFormatException malformed(int offset, String rule) {
        return error(Kind.MALFORMED, offset, rule, null);
    }

    ComponentFormatException invalid(String rule) {
        return error(Kind.INVALID, offset(), rule, null);
    }

    ComponentFormatException limit(String rule) {
        return error(Kind.UNSUPPORTED, offset(), rule, null);
    }

    ComponentFormatException unsupported(String feature) {
        return error(Kind.UNSUPPORTED, offset(), "needs the feature " + feature + ", which is not supported", null);
    }

    ComponentFormatException error(Kind kind, int offset, String rule, @Nullable Throwable cause) {
        List<String> path = new ArrayList<>();
        items.descendingIterator().forEachRemaining(i -> path.add(i.label()));
        return new ComponentFormatException(kind, offset, String.join(", ", path), abbreviated(rule), cause);
    }

    /** Names in a message come from the component, which decides how long they are. */
    private static String abbreviated(String rule) {
        int half = LONGEST_RULE / 2;
        return rule.length() <= LONGEST_RULE
                ? rule
                : rule.substring(0, half) + " … " + rule.substring(rule.length() - half);
    }

    void require(Feature feature, String what) {
        if (!features.has(feature)) {
            throw error(Kind.UNSUPPORTED, offset(), what + " needs the feature " + feature.label() + ", which is off",
                    null);
        }
    }

    void checkLimit(long count, int limit, String what, String name) {
        if (count > limit) {
            throw limit("more than " + limit + " " + what + " (limit " + name + ")");
        }
    }

    private int offset() {
        Item item = items.peek();
        return item == null ? 0 : item.offset();
    }
}
