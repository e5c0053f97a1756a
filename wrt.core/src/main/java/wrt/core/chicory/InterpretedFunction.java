// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import java.util.Arrays;
import java.util.List;
import wrt.core.CoreType;
import wrt.core.ValueType;
import wrt.core.meter.Register;

/** A function that is interpreted. */
final class InterpretedFunction implements GuestFunction {
    private final CoreType.FunctionType type;
    private final GuestMachine machine;
    private final int index;
    private final Register register;

    InterpretedFunction(CoreType.FunctionType type, GuestMachine machine, int index, Register register) {
        this.type = type;
        this.machine = machine;
        this.index = index;
        this.register = register;
    }

    @Override
    public CoreType.FunctionType type() {
        return type;
    }

    @Override
    public GuestMachine home() {
        return machine;
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public void call(long[] frame) {
        try {
            enter(frame);
        } catch (RuntimeException e) {
            throw Traps.converted(e);
        } catch (StackOverflowError | LinkageError e) {
            throw Traps.converted(e);
        }
    }

    @Override
    public void enter(long[] frame) {
        long depth = register.enter();
        try {
            long[] args = Arrays.copyOf(frame, type.params().size());
            normalize(args, type.params());
            long[] results = machine.call(index, args);
            if (results != null) {
                normalize(results, type.results());
                System.arraycopy(results, 0, frame, 0, type.results().size());
            }
        } finally {
            register.leave(depth);
        }
    }

    /** The interpreter's 32-bit values have no defined upper half. */
    private static void normalize(long[] values, List<ValueType> types) {
        for (int i = 0; i < types.size(); i++) {
            if (types.get(i) == ValueType.I32) {
                values[i] = (int) values[i];
            }
        }
    }
}
