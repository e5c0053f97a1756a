// SPDX-License-Identifier: Apache-2.0
package wrt.component;

/**
 * A component function at run time.
 *
 * <p>Source: Component Model, CanonicalABI, "Tasks" ({@code FuncInst}).
 */
sealed interface FuncInst permits LiftedFunction, HostFunctionInst {
}
