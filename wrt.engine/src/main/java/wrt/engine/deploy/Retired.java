// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

/**
 * A replaced generation that lives on because resources of its instance are still held outside: only calls that bring
 * such a resource go to it.
 *
 * @param generation the generation
 * @param gate for those calls; the generation's own gate is closed
 */
record Retired(Generation generation, Gate gate) {
}
