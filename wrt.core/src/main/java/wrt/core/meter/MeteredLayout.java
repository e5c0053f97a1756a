// SPDX-License-Identifier: Apache-2.0
package wrt.core.meter;

import wrt.core.code.CostModel;

/**
 * What all functions of a metered module share.
 *
 * @param costs the weights
 * @param register index of the global that holds the register
 * @param hook index of the global whose change is the slow path of a check point
 * @param target what will run it
 */
record MeteredLayout(CostModel costs, int register, int hook, Target target) {
}
