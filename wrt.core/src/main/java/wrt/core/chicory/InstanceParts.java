// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.GlobalFactory;
import com.dylibso.chicory.runtime.GlobalInstance;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.TableFactory;
import com.dylibso.chicory.wasm.types.MutabilityType;
import com.dylibso.chicory.wasm.types.Table;
import com.dylibso.chicory.wasm.types.ValType;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the parts of one instance when Chicory asks for them: first the machine, then the tables, then the globals. */
final class InstanceParts implements TableFactory, GlobalFactory {
    private final Function<Instance, GuestMachine> machines;
    private final RegisterGlobals registers;
    private final int tableElements;
    private @Nullable GuestMachine machine;
    private int globals;

    /**
     * For one instance.
     *
     * @param registers the globals that the meter added
     * @param tableElements the host's limit for a table
     */
    InstanceParts(Function<Instance, GuestMachine> machines, RegisterGlobals registers, int tableElements) {
        this.machines = machines;
        this.registers = registers;
        this.tableElements = tableElements;
    }

    GuestMachine machine(Instance instance) {
        machine = machines.apply(instance);
        return machine;
    }

    private GuestMachine machine() {
        return Objects.requireNonNull(machine, "the machine is made first");
    }

    @Override
    public LimitedTable create(Table declared, int firstValue) {
        return new LimitedTable(machine(), declared,
                ConstantReference.of(declared.initialize(), machine().instance), tableElements);
    }

    @Override
    public GlobalInstance create(long low, long high, ValType type, MutabilityType mutability) {
        int index = globals++;
        if (registers.holds(index)) {
            return registers.create(index, type, mutability);
        }
        if (ReferenceTypes.isFunction(type, machine().types())) {
            List<? extends com.dylibso.chicory.wasm.types.Instruction> first = machine().instance.module()
                    .globalSection().getGlobal(index).initInstructions();
            return new FunctionGlobal(machine(), ConstantReference.of(first, machine().instance), type, mutability);
        }
        return new GlobalInstance(low, high, type, mutability);
    }
}
