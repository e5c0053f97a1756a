// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import wrt.component.model.ComponentDefinition;

/**
 * A nested component as a value: its definitions and the scope that its outer aliases refer to.
 *
 * @param definition what to execute
 * @param scope where it was defined
 */
record ComponentClosure(ComponentDefinition definition, Instantiation scope) {
}
