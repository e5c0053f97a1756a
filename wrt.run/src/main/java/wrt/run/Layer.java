// SPDX-License-Identifier: Apache-2.0
package wrt.run;

import java.util.Arrays;

/**
 * What the first eight bytes say a binary is.
 *
 * <p>Source: Component Model, Binary, "Component Definitions".
 */
enum Layer {
    /** A core module, version 1. */
    MODULE,
    /** A component, version 13. */
    COMPONENT,
    /** Neither. */
    UNKNOWN;

    private static final byte[] MODULE_PREAMBLE = {0, 'a', 's', 'm', 1, 0, 0, 0};
    private static final int LAYER = 6;

    static Layer of(byte[] bytes) {
        if (bytes.length < MODULE_PREAMBLE.length || !Arrays.equals(bytes, 0, 4, MODULE_PREAMBLE, 0, 4)) {
            return UNKNOWN;
        }
        if (Arrays.equals(bytes, 0, MODULE_PREAMBLE.length, MODULE_PREAMBLE, 0, MODULE_PREAMBLE.length)) {
            return MODULE;
        }
        // A component of another version is the decoder's to refuse: it says which version it wants.
        return bytes[LAYER] == 1 ? COMPONENT : UNKNOWN;
    }
}
