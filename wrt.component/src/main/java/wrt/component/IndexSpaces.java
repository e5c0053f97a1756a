// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import wrt.component.model.CoreSort;
import wrt.component.model.Sort;

/** The index spaces of a component while it is instantiated. Validation has checked that every index is there. */
final class IndexSpaces {

    private final Map<Sort, List<Object>> spaces = new EnumMap<>(Sort.class);
    private final Map<CoreSort, List<Object>> coreSpaces = new EnumMap<>(CoreSort.class);

    IndexSpaces() {
        for (Sort sort : Sort.values()) {
            spaces.put(sort, new ArrayList<>());
        }
        for (CoreSort sort : CoreSort.values()) {
            coreSpaces.put(sort, new ArrayList<>());
        }
    }

    private List<Object> space(Sort sort) {
        return spaces.getOrDefault(sort, List.of());
    }

    private List<Object> space(CoreSort sort) {
        return coreSpaces.getOrDefault(sort, List.of());
    }

    void add(Sort sort, Object value) {
        space(sort).add(value);
    }

    void add(CoreSort sort, Object value) {
        space(sort).add(value);
    }

    Object get(Sort sort, int index) {
        return space(sort).get(index);
    }

    <T> T get(Sort sort, int index, Class<T> as) {
        return as.cast(get(sort, index));
    }

    Object get(CoreSort sort, int index) {
        return space(sort).get(index);
    }

    <T> T get(CoreSort sort, int index, Class<T> as) {
        return as.cast(get(sort, index));
    }
}
