// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.ImportValues;
import java.util.List;
import wrt.core.CoreFunction;
import wrt.core.CoreGlobal;
import wrt.core.CoreTable;
import wrt.core.CoreTag;

/**
 * The imports of one instance, by index space, and as Chicory takes them.
 *
 * @param group the instances that references can come from and go to
 */
record Linked(
        List<CoreFunction> functions,
        List<CoreTable> tables,
        List<CoreGlobal> globals,
        List<CoreTag> tags,
        LinkGroup group,
        ImportValues values) {
}
