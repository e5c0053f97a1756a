// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.SequencedMap;

/**
 * An instance as a value inside of components: what it exports.
 *
 * <p>Values are {@link FuncInst}, {@link InstanceValue}, {@link ComponentClosure}, {@link wrt.core.CoreModule}, for
 * resource types {@link wrt.component.abi.RuntimeResource} and for other types {@link DefinedType}.
 *
 * @param exports by name, in order
 */
record InstanceValue(SequencedMap<String, Object> exports) {
}
