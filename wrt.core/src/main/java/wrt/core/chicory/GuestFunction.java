// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import java.util.Arrays;
import wrt.core.CoreFunction;
import wrt.core.CoreType;
import wrt.core.ValueType;
import wrt.core.meter.Register;

/** A function of an instance. */
final class GuestFunction implements CoreFunction {
    private final GuestMachine machine;
    private final int index;
    private final CoreType.FunctionType type;
    private final Register register;

    GuestFunction(GuestMachine machine, int index, CoreType.FunctionType type, Register register) {
        this.machine = machine;
        this.index = index;
        this.type = type;
        this.register = register;
    }

    @Override
    public CoreType.FunctionType type() {
        return type;
    }

    @Override
    public void call(long[] frame) {
        try {
            enter(frame);
        } catch (RuntimeException e) {
            throw Traps.converted(e);
        } catch (StackOverflowError e) {
            throw Traps.stackOverflow(e);
        }
    }

    /** The call as another instance makes it: wasm exceptions pass through. */
    void enter(long[] frame) {
        long depth = register.value & Register.DEPTH_MASK;
        register.value++;
        try {
            long[] args = Arrays.copyOf(frame, type.params().size());
            for (int i = 0; i < args.length; i++) {
                if (type.params().get(i) == ValueType.I32) {
                    args[i] = (int) args[i];
                }
            }
            long[] results = machine.call(index, args);
            for (int i = 0; results != null && i < type.results().size(); i++) {
                frame[i] = type.results().get(i) == ValueType.I32 ? (int) results[i] : results[i];
            }
        } finally {
            register.value = register.value & ~Register.DEPTH_MASK | depth;
        }
    }
}
