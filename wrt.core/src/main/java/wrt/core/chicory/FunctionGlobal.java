// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.GlobalInstance;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.types.MutabilityType;
import com.dylibso.chicory.wasm.types.ValType;
import com.dylibso.chicory.wasm.types.Value;
import org.jspecify.annotations.Nullable;

/**
 * A global that holds a function reference. {@link #getValue} is the reference, and what running code reads. An active
 * element segment reads {@link #getValueLow} and {@link #getInstance} instead, and gets the function and its instance.
 */
final class FunctionGlobal extends GlobalInstance {
    private final GuestMachine home;
    private final ValType declared;
    private ValType presented;

    FunctionGlobal(GuestMachine home, ConstantReference first, ValType type, MutabilityType mutability) {
        super(home.reference(first.value(), first.instance()), 0, type, mutability);
        this.home = home;
        this.declared = type;
        this.presented = type;
    }

    /** Its type in the terms of the module that defines it. */
    ValType declared() {
        return declared;
    }

    /** Its type in the terms of the module that imports it next: Chicory compares the terms. */
    void present(ValType type) {
        presented = type;
    }

    @Override
    public ValType getType() {
        return presented;
    }

    /** The index of its function, -1 for null. */
    int function() {
        int reference = (int) getValue();
        return reference == Value.REF_NULL_VALUE ? reference : home.functionOf(reference);
    }

    @Override
    public long getValueLow() {
        return function();
    }

    @Override
    public @Nullable Instance getInstance() {
        int reference = (int) getValue();
        return reference == Value.REF_NULL_VALUE ? null : home.instanceOf(reference);
    }
}
