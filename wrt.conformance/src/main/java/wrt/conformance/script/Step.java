// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.script;

/**
 * A command in its place.
 *
 * @param line where it begins, from 1
 * @param form its text
 * @param command what to do
 */
public record Step(int line, String form, Command command) {
}
