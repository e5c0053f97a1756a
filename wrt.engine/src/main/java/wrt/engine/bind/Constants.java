// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import wrt.component.TypeText;
import wrt.component.ValType;

/**
 * The constants of a Java enum and the labels of a WIT enum or of flags.
 *
 * @param labels WIT label by constant
 * @param constants constant by WIT label
 * @param witType for messages
 */
record Constants(Map<Object, String> labels, Map<String, Object> constants, String witType) {

    static Constants of(List<String> witLabels, Class<?> type, ValType wit) throws Misfit {
        Map<Object, String> labels = new LinkedHashMap<>();
        Map<String, Object> constants = new LinkedHashMap<>();
        List<Object> all = Arrays.asList((Object[]) type.getEnumConstants());
        for (String label : witLabels) {
            Object constant = Names.find(all, c -> ((Enum<?>) c).name(), label).orElseThrow(
                    () -> new Misfit("enum " + type.getName() + " has no constant " + Names.constant(label)));
            labels.put(constant, label);
            constants.put(label, constant);
        }
        if (labels.size() != all.size()) {
            all = all.stream().filter(c -> !labels.containsKey(c)).toList();
            throw new Misfit("enum " + type.getName() + " has constants that " + TypeText.of(wit) + " has not: " + all);
        }
        return new Constants(Map.copyOf(labels), Map.copyOf(constants), TypeText.of(wit));
    }

    /** One constant. */
    Conversion single() {
        return Conversion.of(witType, this::label, this::constant);
    }

    /** A set of constants. */
    Conversion set() {
        return Conversion.of(witType, value -> {
            Set<String> result = new LinkedHashSet<>();
            ((Set<?>) value).forEach(constant -> result.add(label(constant)));
            return result;
        }, value -> {
            Set<Object> result = new LinkedHashSet<>();
            ((Set<?>) value).forEach(label -> result.add(constant(label)));
            return result;
        });
    }

    private String label(Object constant) {
        String label = labels.get(constant);
        if (label == null) {
            throw new IllegalArgumentException(constant + " is no value of " + witType);
        }
        return label;
    }

    private Object constant(Object label) {
        Object constant = constants.get(label);
        if (constant == null) {
            throw new IllegalArgumentException(label + " is no value of " + witType);
        }
        return constant;
    }
}
