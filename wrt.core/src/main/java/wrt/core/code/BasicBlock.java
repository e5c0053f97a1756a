// SPDX-License-Identifier: Apache-2.0
package wrt.core.code;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Instructions that run one after the other: entered at the first, left after the last. Calls do not end a block.
 *
 * @param id index in {@link FunctionCode#blocks()}
 * @param start byte offset in the module of its first instruction
 * @param end byte offset after its last instruction
 * @param instructions number of instructions
 * @param cost fuel that entering it charges, without the function entry and without units of bulk operations
 * @param loop id of the innermost loop that contains it, -1 if none
 * @param successors ids of the blocks that may follow, {@link #EXIT} for the end of the function; empty when it ends in
 *     a trap or a throw that the function does not catch
 */
@ProviderType
public record BasicBlock(
        int id, int start, int end, int instructions, long cost, int loop, List<Integer> successors) {

    /** Successor that stands for leaving the function. */
    public static final int EXIT = -1;

    /** Copies the list. */
    public BasicBlock {
        successors = List.copyOf(successors);
    }
}
