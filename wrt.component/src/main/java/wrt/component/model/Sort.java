// SPDX-License-Identifier: Apache-2.0
package wrt.component.model;

/**
 * The component-level index spaces; source: Component Model, Binary, {@code sort}. Of the core sorts only modules cross
 * component boundaries.
 */
public enum Sort {
    CORE_MODULE, FUNC, TYPE, COMPONENT, INSTANCE
}
