// SPDX-License-Identifier: Apache-2.0
package wrt.core.code;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A call.
 *
 * @param block id of the block that contains it
 * @param offset byte offset in the module
 * @param target whom it calls
 */
@ProviderType
public record CallSite(int block, int offset, Target target) {

    /** Whom a call reaches. */
    public sealed interface Target {
        /** The function with this index; indices below the number of imported functions are imports. */
        record Direct(int function) implements Target {
        }

        /** A function of the type in the table. */
        record Indirect(int type, int table) implements Target {
        }

        /** A function of the type by reference. */
        record Reference(int type) implements Target {
        }
    }
}
