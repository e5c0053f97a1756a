// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import wrt.engine.policy.EngineLog;

/**
 * Reads the configuration {@code wrt.engine}: a value that is none is reported with its key and what would be right, and
 * the one before it, or the default, stays.
 *
 * <p>Declarative Services would take a 0 for the text {@code abc}, and would not look at the ranges.
 *
 * <p>Concurrency: used by one thread at a time.
 */
final class EngineProperties {

    /**
     * What a key may be.
     *
     * @param minimum the smallest number
     * @param maximum the largest one
     * @param live whether a change takes effect while the engine runs
     */
    private record Range(long minimum, long maximum, boolean live) {
    }

    private static final Map<String, Range> RANGES = Map.ofEntries(
            Map.entry("partitions", new Range(1, 1024, false)),
            Map.entry("carrier.cpus", new Range(0, 65_535, false)),
            Map.entry("carrier.priority", new Range(0, 99, false)),
            Map.entry("carrier.stack.kib", new Range(0, 1 << 30, false)),
            Map.entry("call.depth", new Range(1, 100_000, false)),
            Map.entry("time.base", new Range(0, 0, false)),
            Map.entry("time.nanos.per.fuel", new Range(1, Long.MAX_VALUE, false)),
            Map.entry("check.fuel", new Range(1, Long.MAX_VALUE, true)),
            Map.entry("caller.runs", new Range(0, 0, true)),
            Map.entry("caller.runs.fuel", new Range(0, Long.MAX_VALUE, true)),
            Map.entry("limit.tasks", new Range(1, Integer.MAX_VALUE, true)),
            Map.entry("limit.tasks.component", new Range(1, Integer.MAX_VALUE, true)),
            Map.entry("limit.queue", new Range(1, Integer.MAX_VALUE, true)),
            Map.entry("limit.wakers", new Range(1, Integer.MAX_VALUE, true)),
            Map.entry("limit.work.fuel", new Range(1, Long.MAX_VALUE, true)),
            Map.entry("limit.handles", new Range(1, (1 << 28) - 1, false)),
            Map.entry("limit.lifted.bytes", new Range(1, Long.MAX_VALUE, false)),
            Map.entry("policy.decision.limit.ms", new Range(1, 86_400_000, false)),
            Map.entry("policy.watchdog.ms", new Range(1, 86_400_000, false)),
            Map.entry("deadlock.grace.ms", new Range(0, 86_400_000, true)),
            Map.entry("cancel.grace.ms", new Range(0, 86_400_000, true)),
            Map.entry("stop.grace.ms", new Range(0, 86_400_000, true)));

    private static final List<String> TIME_BASES = List.of("fuel", "monotonic");

    private final EngineLog log;
    private Map<String, Object> values = defaults();

    EngineProperties(EngineLog log) {
        this.log = log;
    }

    private static List<Method> keys() {
        return Arrays.stream(EngineConfig.class.getDeclaredMethods()).filter(m -> m.getDefaultValue() != null)
                .sorted(Comparator.comparing(Method::getName)).toList();
    }

    private static String key(Method method) {
        return method.getName().replace('_', '.');
    }

    private static Map<String, Object> defaults() {
        Map<String, Object> values = new HashMap<>();
        keys().forEach(method -> values.put(method.getName(), method.getDefaultValue()));
        return values;
    }

    /** What holds from a configuration, when the engine starts. */
    EngineConfig start(Map<String, ?> properties) {
        return read(properties, false);
    }

    /** What holds from a changed configuration; what waits for the next start is reported. */
    EngineConfig change(Map<String, ?> properties) {
        return read(properties, true);
    }

    private EngineConfig read(Map<String, ?> properties, boolean running) {
        Map<String, Object> next = new HashMap<>();
        for (Method method : keys()) {
            String key = key(method);
            Object before = Objects.requireNonNull(values.get(method.getName()));
            Object raw = properties.get(key);
            Object now = raw == null ? method.getDefaultValue() : parse(key, raw, method.getReturnType(), before);
            if (running && !range(key).live() && !Objects.deepEquals(before, now)) {
                log.info("configuration " + EngineConfig.PID + ": " + key + " is now " + text(now) + " instead of "
                        + text(before) + "; it takes effect when the engine is started again (stop and start the"
                        + " bundle wrt.engine, or the container)");
            }
            next.put(method.getName(), now);
        }
        values = next;
        return (EngineConfig) Proxy.newProxyInstance(EngineConfig.class.getClassLoader(),
                new Class<?>[]{EngineConfig.class}, (proxy, method, arguments) -> next.get(method.getName()));
    }

    private static Range range(String key) {
        return Objects.requireNonNull(RANGES.get(key), key);
    }

    private Object parse(String key, Object raw, Class<?> type, Object before) {
        Optional<?> value;
        if (type == boolean.class) {
            value = truth(raw.toString().strip());
        } else if (type == String.class) {
            value = TIME_BASES.stream().filter(raw.toString().strip()::equals).findFirst();
        } else if (type.isArray()) {
            value = numbers(raw, range(key));
        } else {
            value = number(raw.toString(), range(key)).map(n -> type == int.class ? (Object) n.intValue() : n);
        }
        if (value.isPresent()) {
            return value.get();
        }
        log.error("configuration " + EngineConfig.PID + ": " + key + " must be " + expected(key, type) + ", but is \""
                + text(raw) + "\"; it stays " + text(before), null);
        return before;
    }

    private static String expected(String key, Class<?> type) {
        Range range = range(key);
        String numbers = range.maximum() == Long.MAX_VALUE
                ? "at least " + range.minimum()
                : range.minimum() + " to " + range.maximum();
        if (type == boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return String.join(" or ", TIME_BASES);
        }
        return type.isArray()
                ? "a list of whole numbers, each " + numbers + ", separated by commas"
                : "a whole number, " + numbers;
    }

    private static Optional<Boolean> truth(String text) {
        return text.equals("true") || text.equals("false") ? Optional.of(text.equals("true")) : Optional.empty();
    }

    private static Optional<Long> number(String text, Range range) {
        try {
            long value = Long.parseLong(text.strip().replace("_", ""));
            return value < range.minimum() || value > range.maximum() ? Optional.empty() : Optional.of(value);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<int[]> numbers(Object raw, Range range) {
        List<Optional<Long>> all = elements(raw).stream().map(each -> number(each, range)).toList();
        return all.stream().allMatch(Optional::isPresent)
                ? Optional.of(all.stream().mapToInt(each -> each.orElseThrow().intValue()).toArray())
                : Optional.empty();
    }

    private static List<String> elements(Object raw) {
        if (raw instanceof Collection<?> many) {
            return many.stream().map(String::valueOf).toList();
        }
        if (raw.getClass().isArray()) {
            return IntStream.range(0, Array.getLength(raw))
                    .mapToObj(i -> String.valueOf(Array.get(raw, i))).toList();
        }
        return raw.toString().isBlank() ? List.of() : List.of(raw.toString().split(",", -1));
    }

    private static String text(@Nullable Object value) {
        return value != null && (value instanceof Collection || value.getClass().isArray())
                ? String.join(",", elements(value))
                : String.valueOf(value);
    }
}
