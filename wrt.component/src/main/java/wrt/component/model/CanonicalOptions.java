// SPDX-License-Identifier: Apache-2.0
package wrt.component.model;

import java.util.OptionalInt;

/**
 * The options of a canonical definition; all indices are into the core index spaces at the point of the definition.
 *
 * @param encoding how strings are represented
 * @param memory index of the core memory
 * @param realloc index of the core function that allocates
 * @param postReturn index of the core function that runs after the result was read
 * @param async whether the definition is asynchronous
 * @param callback index of the core function that continues an asynchronous call
 */
public record CanonicalOptions(StringEncoding encoding, OptionalInt memory, OptionalInt realloc,
        OptionalInt postReturn, boolean async, OptionalInt callback) {

    /** No option given. */
    public static final CanonicalOptions DEFAULT = new CanonicalOptions(StringEncoding.UTF8, OptionalInt.empty(),
            OptionalInt.empty(), OptionalInt.empty(), false, OptionalInt.empty());
}
