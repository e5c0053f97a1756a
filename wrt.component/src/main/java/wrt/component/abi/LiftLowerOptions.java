// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import org.jspecify.annotations.Nullable;
import wrt.component.model.StringEncoding;
import wrt.core.CoreMemory;

/**
 * The options of a canonical definition, bound to an instance.
 *
 * @param instance whose memory and handles they are
 * @param encoding how its core code represents strings
 * @param memory its memory, or null where no type needs one
 * @param realloc its allocator, or null where no type needs one
 * @param liftLimit how many bytes of host memory the values of one call may take, about
 */
public record LiftLowerOptions(InstanceState instance, StringEncoding encoding, @Nullable CoreMemory memory,
        @Nullable Realloc realloc, long liftLimit) {
}
