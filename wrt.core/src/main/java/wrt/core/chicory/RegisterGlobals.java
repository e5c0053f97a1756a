// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.GlobalFactory;
import com.dylibso.chicory.runtime.GlobalInstance;
import com.dylibso.chicory.wasm.types.MutabilityType;
import com.dylibso.chicory.wasm.types.ValType;
import wrt.core.meter.Register;

/** Makes the globals of one instance; the last two of a metered module are views of the store's register. */
final class RegisterGlobals implements GlobalFactory {
    private final int own;
    private final Register register;
    private int made;

    /**
     * For one instance.
     *
     * @param own number of globals that the module itself defines
     */
    RegisterGlobals(int own, Register register) {
        this.own = own;
        this.register = register;
    }

    @Override
    public GlobalInstance create(long low, long high, ValType type, MutabilityType mutability) {
        int index = made++;
        if (index < own) {
            return new GlobalInstance(low, high, type, mutability);
        }
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
