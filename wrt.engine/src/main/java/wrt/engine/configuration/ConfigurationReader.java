// SPDX-License-Identifier: Apache-2.0
package wrt.engine.configuration;

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
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a configuration: a value that is none is reported with its key and what would be right, and the one before it,
 * or the default, stays.
 *
 * <p>Declarative Services would take a 0 for the text {@code abc}, and would not look at the ranges.
 *
 * <p>Concurrency: used by one thread at a time.
 *
 * @param <A> the annotation type that describes the configuration, with a default for each key
 */
public final class ConfigurationReader<A> {

    private final Class<A> type;
    private final String pid;
    private final Map<String, Allowed> allowed;
    private final Consumer<String> report;
    private Map<String, Object> values;

    /**
     * A reader that knows the defaults.
     *
     * @param type describes the configuration; {@code _} in a method's name is {@code .} in the key
     * @param pid the identity of the configuration
     * @param allowed what each key may be
     * @param report is told of values that are none
     */
    public ConfigurationReader(Class<A> type, String pid, Map<String, Allowed> allowed, Consumer<String> report) {
        this.type = type;
        this.pid = pid;
        this.allowed = Map.copyOf(allowed);
        this.report = report;
        values = defaults();
    }

    private Map<String, Object> defaults() {
        Map<String, Object> all = new HashMap<>();
        methods().forEach(method -> all.put(key(method), method.getDefaultValue()));
        return all;
    }

    private List<Method> methods() {
        return Arrays.stream(type.getDeclaredMethods()).filter(method -> method.getDefaultValue() != null)
                .sorted(Comparator.comparing(Method::getName)).toList();
    }

    private static String key(Method method) {
        return method.getName().replace('_', '.');
    }

    /**
     * The values of the moment by their keys.
     *
     * @return a snapshot
     */
    public Map<String, Object> values() {
        return Map.copyOf(values);
    }

    /**
     * Reads a configuration; keys that it has no value for have their default.
     *
     * @param properties typed values, or texts as in a file
     * @return what holds
     */
    public A read(Map<String, ?> properties) {
        Map<String, Object> next = new HashMap<>();
        for (Method method : methods()) {
            String key = key(method);
            Object raw = properties.get(key);
            next.put(key, raw == null ? method.getDefaultValue() : parse(key, raw, method.getReturnType()));
        }
        values = next;
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type},
                (proxy, method, arguments) -> next.get(key(method))));
    }

    private Object parse(String key, Object raw, Class<?> kind) {
        Allowed right = Objects.requireNonNull(allowed.get(key), key);
        Optional<?> value = switch (right) {
            case Allowed.Text text -> Optional.of(raw.toString().strip());
            case Allowed.Truth truth -> truth(raw.toString().strip());
            case Allowed.Words(List<String> all) -> all.stream().filter(raw.toString().strip()::equals).findFirst();
            case Allowed.Range range when kind.isArray() -> numbers(raw, range);
            case Allowed.Range range -> number(raw.toString(), range)
                    .map(number -> kind == int.class ? (Object) number.intValue() : number);
        };
        if (value.isPresent()) {
            return value.get();
        }
        Object before = Objects.requireNonNull(values.get(key));
        report.accept("configuration " + pid + ": " + key + " must be " + expected(right, kind) + ", but is \""
                + text(raw) + "\"; it stays " + text(before));
        return before;
    }

    private static String expected(Allowed right, Class<?> kind) {
        if (!(right instanceof Allowed.Range)) {
            return right.text();
        }
        return kind.isArray()
                ? "a list of whole numbers, each " + right.text() + ", separated by commas"
                : "a whole number, " + right.text();
    }

    private static Optional<Boolean> truth(String text) {
        return text.equals("true") || text.equals("false") ? Optional.of(text.equals("true")) : Optional.empty();
    }

    private static Optional<Long> number(String text, Allowed.Range range) {
        try {
            return Optional.of(Long.parseLong(text.strip().replace("_", ""))).filter(range::holds);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<int[]> numbers(Object raw, Allowed.Range range) {
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

    /**
     * A value for people.
     *
     * @param value one value, or several
     * @return the value, or the values with commas between
     */
    public static String text(@Nullable Object value) {
        return value != null && (value instanceof Collection || value.getClass().isArray())
                ? String.join(",", elements(value))
                : String.valueOf(value);
    }
}
