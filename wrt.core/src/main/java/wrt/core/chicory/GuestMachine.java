// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.InterpreterMachine;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.runtime.internal.CompilerInterpreterMachine;
import org.jspecify.annotations.Nullable;
import wrt.core.CoreType;
import wrt.core.meter.Register;

/** Runs the functions of one instance. */
final class GuestMachine implements Machine {

    /*
     * Chicory's interpreter keeps its stacks in the machine. Calls that interleave, because one was suspended or a host
     * function called back, would share them, so every call from outside of the interpreter gets one of its own. That
     * also holds for functions that are too large to be compiled.
     */

    /** The instance as the host sees it. */
    final GuestInstance owner;

    private final Instance instance;
    private final @Nullable GuestClasses classes;
    private final FlatMemory memory;

    GuestMachine(GuestInstance owner, Instance instance, @Nullable GuestClasses classes, Register register) {
        this.owner = owner;
        this.instance = instance;
        this.classes = classes;
        this.memory = instance.memory() instanceof FlatMemory m ? m : FlatMemory.none(register);
    }

    @Override
    public long @Nullable [] call(int function, long[] args) {
        if (classes == null) {
            return new InterpreterMachine(instance).call(function, args);
        } else if (classes.isInterpreted(function)) {
            return new CompilerInterpreterMachine(instance, classes.interpretedIds()).call(function, args);
        }
        return classes.code().call(instance, memory, function, args);
    }

    /** A function as the host calls it. */
    GuestFunction function(int index, CoreType.FunctionType type) {
        if (classes == null || classes.isInterpreted(index)) {
            return new InterpretedFunction(type, this, index, memory.register);
        }
        return new CompiledFunction(type, classes.entry(index, type), memory, instance);
    }
}
