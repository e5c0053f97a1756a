// SPDX-License-Identifier: Apache-2.0
package wrt.core.meter;

import java.util.List;
import wrt.core.flow.FunctionFlow;

/**
 * A function body that the meter shall rewrite.
 *
 * @param flow its control flow
 * @param end byte offset after its last instruction
 * @param params number of parameters
 * @param results the result types as in the binary format
 * @param exported whether the host can call it by name
 */
public record MeteredBody(FunctionFlow flow, int end, int params, List<byte[]> results, boolean exported) {
}
