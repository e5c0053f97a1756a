// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.GlobalInstance;
import com.dylibso.chicory.wasm.types.ValType;
import wrt.core.CoreGlobal;
import wrt.core.CoreType;
import wrt.core.ValueType;

/**
 * A global of an instance.
 *
 * @param home the machine of the instance
 */
record GuestGlobal(GlobalInstance global, GuestMachine home) implements CoreGlobal {
    @Override
    public CoreType.GlobalType type() {
        return Types.global(declared(), global.getMutabilityType());
    }

    ValType declared() {
        return global instanceof FunctionGlobal function ? function.declared() : global.getType();
    }

    @Override
    public long get() {
        return type().type() == ValueType.I32 ? (int) global.getValue() : global.getValue();
    }

    @Override
    public void set(long value) {
        if (!type().mutable()) {
            throw new IllegalStateException("the global is immutable");
        }
        global.setValue(type().type() == ValueType.I32 ? (int) value : value);
    }
}
