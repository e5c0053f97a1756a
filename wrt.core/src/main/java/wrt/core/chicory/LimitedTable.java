// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.TableInstance;
import com.dylibso.chicory.wasm.types.Table;
import com.dylibso.chicory.wasm.types.TableLimits;
import com.dylibso.chicory.wasm.types.ValType;
import org.jspecify.annotations.Nullable;

/**
 * A table whose limits are its own: Chicory's belong to the module, and would grow in all of its instances. An element of a
 * table of functions is an index and the instance that it is an index of, so that an indirect call need not look it up.
 */
final class LimitedTable extends TableInstance {

    /** The machine of the instance that defines it. */
    final GuestMachine home;

    /** Whether its elements are functions. */
    final boolean functions;

    private final int hostLimit;
    private final ValType declared;
    private ValType presented;

    LimitedTable(GuestMachine home, Table declared, ConstantReference first, int hostLimit) {
        super(copy(declared), first.value());
        this.home = home;
        this.functions = ReferenceTypes.isFunction(declared.elementType(), home.types());
        this.hostLimit = hostLimit;
        this.declared = declared.elementType();
        this.presented = this.declared;
        if (functions && first.value() >= 0) {
            for (int i = 0; i < size(); i++) {
                setRef(i, first.value(), first.instance());
            }
        }
    }

    private static Table copy(Table declared) {
        TableLimits limits = declared.limits();
        return new Table(declared.elementType(), new TableLimits(limits.min(), limits.max(), limits.shared()));
    }

    /** The element type in the terms of the module that defines it. */
    ValType declared() {
        return declared;
    }

    /** The element type in the terms of the module that imports the table next: Chicory compares the terms. */
    void present(ValType type) {
        presented = type;
    }

    @Override
    public ValType elementType() {
        return presented;
    }

    @Override
    public int grow(int more, int value, @Nullable Instance instance) {
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
