// SPDX-License-Identifier: Apache-2.0
package wrt.component.model;

/** The core index spaces; source: Component Model, Binary, {@code core:sort}. */
public enum CoreSort {
    FUNC, TABLE, MEMORY, GLOBAL, TAG, TYPE, MODULE, INSTANCE
}
