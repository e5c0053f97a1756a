// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.types.Value;
import org.jspecify.annotations.Nullable;
import wrt.core.CoreFunction;
import wrt.core.CoreTable;
import wrt.core.CoreType;
import wrt.core.TrapException;
import wrt.core.TrapKind;

/** A table of an instance. */
record GuestTable(LimitedTable table) implements CoreTable {
    @Override
    public CoreType.TableType type() {
        return Types.table(table.declared(), table.limits());
    }

    @Override
    public int size() {
        return table.size();
    }

    @Override
    public @Nullable CoreFunction function(int index) {
        if (index < 0 || index >= table.size()) {
            throw new TrapException(TrapKind.TABLE_OUT_OF_BOUNDS);
        }
        int function = table.ref(index);
        if (function == Value.REF_NULL_VALUE) {
            return null;
        }
        return GuestInstance.of(table.instance(index)).functionAt(function);
    }
}
