// SPDX-License-Identifier: Apache-2.0
package wrt.core.code;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Control flow and cost of one function. Code that cannot be reached is left out.
 *
 * @param index index in the module's function space
 * @param name from the name section or an export, empty when unknown
 * @param start byte offset in the module of the first instruction
 * @param end byte offset after the last instruction
 * @param entryCost fuel that entering the function charges, besides its first block
 * @param blocks the first is the entry
 * @param loops outer loops before inner ones
 * @param calls in the order of the code
 * @param bulk in the order of the code
 */
@ProviderType
public record FunctionCode(
        int index,
        String name,
        int start,
        int end,
        int entryCost,
        List<BasicBlock> blocks,
        List<Loop> loops,
        List<CallSite> calls,
        List<BulkSite> bulk) {

    /** Copies the lists. */
    public FunctionCode {
        blocks = List.copyOf(blocks);
        loops = List.copyOf(loops);
        calls = List.copyOf(calls);
        bulk = List.copyOf(bulk);
    }
}
