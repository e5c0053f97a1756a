// SPDX-License-Identifier: Apache-2.0
package wrt.core.flow;

import java.util.BitSet;
import java.util.List;
import wrt.core.code.BasicBlock;
import wrt.core.code.BulkSite;
import wrt.core.code.CallSite;
import wrt.core.code.Loop;

/**
 * The control flow of one function body, by instruction and by block.
 *
 * @param ops the instructions
 * @param blocks basic blocks in the order of the code
 * @param loops loops, outer before inner
 * @param calls reachable calls
 * @param bulk reachable operations with a cost per unit
 * @param live instructions that can be reached
 * @param blockAt for each instruction the block that starts there, or -1
 * @param merges {@code end} instructions where branches, or the arms of an {@code if}, come together
 * @param caught control instructions whose label a {@code catch} clause names
 * @param elseless {@code if} instructions without {@code else}
 * @param hasTry whether a {@code try_table} is reachable
 * @param functionCaught whether a catch clause names the label of the function
 */
public record FunctionFlow(
        List<Op> ops,
        List<BasicBlock> blocks,
        List<Loop> loops,
        List<CallSite> calls,
        List<BulkSite> bulk,
        BitSet live,
        int[] blockAt,
        BitSet merges,
        BitSet caught,
        BitSet elseless,
        boolean hasTry,
        boolean functionCaught) {
}
