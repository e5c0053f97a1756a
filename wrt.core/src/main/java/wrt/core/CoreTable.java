// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** A table. Concurrency: belongs to the owner of its store. */
@ProviderType
public interface CoreTable {

    /** Its type, with the current size as minimum. */
    CoreType.TableType type();

    /** Number of elements. */
    int size();

    /**
     * The function at an index of a {@code funcref} table.
     *
     * @return null if the element is null
     * @throws TrapException {@link TrapKind#TABLE_OUT_OF_BOUNDS} outside of the table
     */
    @Nullable
    CoreFunction function(int index);
}
