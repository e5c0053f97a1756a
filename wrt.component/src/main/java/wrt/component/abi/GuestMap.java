// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import java.util.Map;

/**
 * A map on its way between two guests: the pairs as they are, repeated keys included.
 *
 * @param keys the keys in order
 * @param values the values in the same order
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, handed on at once
record GuestMap(Object[] keys, Object[] values) {

    static GuestMap of(Object value) {
        return value instanceof GuestMap pairs
                ? pairs
                : new GuestMap(((Map<?, ?>) value).keySet().toArray(), ((Map<?, ?>) value).values().toArray());
    }

    int size() {
        return keys.length;
    }
}
