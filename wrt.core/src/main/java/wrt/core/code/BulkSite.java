// SPDX-License-Identifier: Apache-2.0
package wrt.core.code;

import org.osgi.annotation.versioning.ProviderType;

/**
 * An operation whose cost depends on an operand: {@code weight} fuel for each unit, charged when it has succeeded.
 *
 * @param block id of the block that contains it
 * @param offset byte offset in the module
 * @param unit what is counted
 * @param weight fuel per unit
 */
@ProviderType
public record BulkSite(int block, int offset, Unit unit, int weight) {

    /** What an operation's operand counts. */
    public enum Unit {
        /** Bytes written. */
        BYTE,
        /** Table or array elements written. */
        ELEMENT,
        /** Pages that the memory has after it grew. */
        PAGE
    }
}
