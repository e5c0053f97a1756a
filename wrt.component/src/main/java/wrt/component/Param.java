// SPDX-License-Identifier: Apache-2.0
package wrt.component;

/**
 * A parameter of a function.
 *
 * @param name its label
 * @param type its type
 */
public record Param(String name, ValType type) {
}
