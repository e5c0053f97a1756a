// SPDX-License-Identifier: Apache-2.0
package wrt.core.code;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A {@code loop} of the function, with everything that its body contains.
 *
 * @param id index in {@link FunctionCode#loops()}
 * @param offset byte offset in the module of the {@code loop} instruction
 * @param parent id of the loop around it, -1 if none
 * @param header id of its first block, where every iteration starts
 * @param backEdges ids of the blocks that may start another iteration; empty if none does
 */
@ProviderType
public record Loop(int id, int offset, int parent, int header, List<Integer> backEdges) {

    /** Copies the list. */
    public Loop {
        backEdges = List.copyOf(backEdges);
    }
}
