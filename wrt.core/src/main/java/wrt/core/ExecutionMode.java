// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import org.osgi.annotation.versioning.ProviderType;

/** How the code of a module runs; both count the same fuel and give the same results. */
@ProviderType
public enum ExecutionMode {
    /** Wasm functions are Java methods; a function too large for a method is interpreted. */
    COMPILED,
    /** Every function is interpreted: 30 to 140 times slower, kept as the second, diverse engine. */
    INTERPRETED
}
