// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Conversions of what holds other values: lists, arrays, maps, options. */
final class Collected {

    private Collected() {
    }

    static Conversion list(Conversion element) {
        return Conversion.of("list", value -> {
            List<@Nullable Object> result = new ArrayList<>();
            for (Object each : (Iterable<?>) value) {
                result.add(element.toWit(each));
            }
            return result;
        }, value -> {
            List<?> elements = elements(value);
            List<@Nullable Object> result = new ArrayList<>(elements.size());
            for (Object each : elements) {
                result.add(element.toJava(each));
            }
            return result;
        });
    }

    static Conversion array(Class<?> component, Conversion element) {
        return Conversion.of("list", value -> {
            int length = Array.getLength(value);
            List<@Nullable Object> result = new ArrayList<>(length);
            for (int i = 0; i < length; i++) {
                result.add(element.toWit(Array.get(value, i)));
            }
            return result;
        }, value -> {
            List<?> elements = elements(value);
            Object result = Array.newInstance(component, elements.size());
            for (int i = 0; i < elements.size(); i++) {
                Array.set(result, i, element.toJava(elements.get(i)));
            }
            return result;
        });
    }

    static Conversion map(Conversion key, Conversion value) {
        return Conversion.of("map", java -> {
            Map<@Nullable Object, @Nullable Object> result = new LinkedHashMap<>();
            ((Map<?, ?>) java).forEach((k, v) -> result.put(key.toWit(k), value.toWit(v)));
            return result;
        }, wit -> {
            Map<@Nullable Object, @Nullable Object> result = new LinkedHashMap<>();
            ((Map<?, ?>) wit).forEach((k, v) -> result.put(key.toJava(k), value.toJava(v)));
            return result;
        });
    }

    static Conversion option(Conversion payload) {
        return Conversion.of("option", value -> {
            Optional<?> option = (Optional<?>) value;
            return option.isEmpty() ? option : Optional.ofNullable(payload.toWit(option.get()));
        }, value -> {
            Optional<?> option = (Optional<?>) value;
            return option.isEmpty() ? option : Optional.ofNullable(payload.toJava(option.get()));
        });
    }

    /** A list of u8 as an array, whichever way it came. */
    static Object bytes(Object value) {
        if (value instanceof byte[]) {
            return value;
        }
        List<?> elements = (List<?>) value;
        byte[] result = new byte[elements.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = ((Number) elements.get(i)).byteValue();
        }
        return result;
    }

    /** A list, also where it came as an array of u8. */
    private static List<?> elements(Object value) {
        if (!(value instanceof byte[] bytes)) {
            return (List<?>) value;
        }
        List<Object> result = new ArrayList<>(bytes.length);
        for (byte each : bytes) {
            result.add((short) (each & 0xFF));
        }
        return result;
    }
}
