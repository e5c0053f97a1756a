// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A parameter of a function.
 *
 * @param name its label
 * @param type its type
 */
@ProviderType
public record Param(String name, ValType type) {
}
