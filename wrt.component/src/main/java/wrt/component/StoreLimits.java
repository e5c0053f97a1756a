// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.osgi.annotation.versioning.ProviderType;
import wrt.component.abi.Table;

/**
 * What one guest may take from its host besides linear memory. Exceeding one is a trap that names it.
 *
 * @param handles the largest handle index of an instance, from 1 to 2^28 - 1
 * @param liftedBytes about how many bytes of host memory the values of one call may take when they are lifted; how many
 *     bytes of lists and strings they may have when they go to another guest
 */
@ProviderType
public record StoreLimits(int handles, long liftedBytes) {

    /** Checks the ranges. */
    public StoreLimits {
        if (handles < 1 || handles > Table.MAX_LENGTH) {
            throw new IllegalArgumentException("handles must be 1 to " + Table.MAX_LENGTH + ", not " + handles);
        }
        if (liftedBytes < 1) {
            throw new IllegalArgumentException("liftedBytes must be at least 1, not " + liftedBytes);
        }
    }

    /**
     * One million handles per instance, 512 MiB of values per call.
     *
     * @return the defaults
     */
    public static StoreLimits defaults() {
        return new StoreLimits(1 << 20, 512L << 20);
    }
}
