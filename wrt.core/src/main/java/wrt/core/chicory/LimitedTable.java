// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.TableInstance;
import com.dylibso.chicory.wasm.types.Table;
import com.dylibso.chicory.wasm.types.TableLimits;

/** A table whose limits are its own: Chicory's belong to the module, and would grow in all of its instances. */
final class LimitedTable extends TableInstance {
    private final int hostLimit;

    LimitedTable(Table declared, int initialValue, int hostLimit) {
        super(copy(declared), initialValue);
        this.hostLimit = hostLimit;
    }

    private static Table copy(Table declared) {
        TableLimits limits = declared.limits();
        return new Table(declared.elementType(), new TableLimits(limits.min(), limits.max(), limits.shared()));
    }

    @Override
    public int grow(int more, int value, Instance instance) {
        if (more < 0 || more > hostLimit - size()) {
            return -1;
        }
        try {
            return super.grow(more, value, instance);
        } catch (OutOfMemoryError e) {
            // As for a memory: the guest sees a refusal.
            return -1;
        }
    }
}
