// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.GlobalInstance;
import com.dylibso.chicory.wasm.types.MutabilityType;
import com.dylibso.chicory.wasm.types.ValType;
import wrt.core.meter.Register;

/** The last two globals of a metered module, which are views of the store's register. */
final class RegisterGlobals {
    private final int own;
    private final Register register;

    /**
     * For one instance.
     *
     * @param own number of globals that the module itself defines
     */
    RegisterGlobals(int own, Register register) {
        this.own = own;
        this.register = register;
    }

    /** Whether a global of the instance, counted without imports, is one of the two. */
    boolean holds(int index) {
        return index >= own;
    }

    GlobalInstance create(int index, ValType type, MutabilityType mutability) {
        return index == own ? new View(register, type, mutability) : new Hook(register, type, mutability);
    }

    private static class View extends GlobalInstance {
        final Register register;

        View(Register register, ValType type, MutabilityType mutability) {
            super(0, 0, type, mutability);
            this.register = register;
        }

        @Override
        public long getValue() {
            return register.value;
        }

        @Override
        public long getValueLow() {
            return register.value;
        }

        @Override
        public void setValue(long value) {
            register.value = value;
        }

        @Override
        public void setValueLow(long value) {
            setValue(value);
        }
    }

    private static final class Hook extends View {
        Hook(Register register, ValType type, MutabilityType mutability) {
            super(register, type, mutability);
        }

        @Override
        public void setValue(long value) {
            register.stop(value);
        }
    }
}
