// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.runtime.WasmException;
import com.dylibso.chicory.wasm.types.TypeSection;
import com.dylibso.chicory.wasm.types.Value;
import org.jspecify.annotations.Nullable;
import wrt.core.CoreType;
import wrt.core.meter.FunctionNumbers;
import wrt.core.meter.Register;

/** Runs the functions of one instance, and knows the references to them. */
final class GuestMachine implements Machine {

    /*
     * Chicory's interpreter keeps its stacks in the machine. Calls that interleave, because one was suspended or a host
     * function called back, would share them, so every call from outside of the interpreter gets one of its own. That
     * also holds for functions that are too large to be compiled.
     */

    /** The instance as the host sees it. */
    final GuestInstance owner;

    /** The instance as Chicory sees it. */
    final Instance instance;

    /** The instances that references can come from and go to. */
    LinkGroup group;

    private final @Nullable GuestClasses classes;
    private final FlatMemory memory;
    private final Register register;
    private final FunctionNumbers numbers;
    private final FunctionNumbers.Owner own;

    private final int imports;

    /** The number of function 0, far below all numbers while it has none. */
    private int base = Integer.MIN_VALUE;

    GuestMachine(GuestInstance owner, Instance instance, @Nullable GuestClasses classes, Register register,
            LinkGroup group) {
        this.owner = owner;
        this.instance = instance;
        this.classes = classes;
        this.memory = instance.memory() instanceof FlatMemory m ? m : FlatMemory.none(register);
        this.register = register;
        this.numbers = register.functions;
        this.own = numbers.owner(this, instance.functionCount());
        this.imports = instance.imports().functionCount();
        this.group = group;
        group.add(this);
    }

    static GuestMachine of(Instance instance) {
        return (GuestMachine) instance.getMachine();
    }

    @Override
    public long @Nullable [] call(int function, long[] args) {
        if (function < imports) {
            return instance.imports().function(function).handle().apply(instance, args);
        }
        return classes == null || classes.isInterpreted(function)
                ? new GuestInterpreter(this).call(function, args)
                : classes.code().call(instance, memory, function, args);
    }

    /** Whether a function is neither an import nor Java code. */
    boolean interprets(int function) {
        return function >= imports && (classes == null || classes.isInterpreted(function));
    }

    /** A function as the host calls it. */
    GuestFunction function(int index, CoreType.FunctionType type) {
        return classes == null || classes.isInterpreted(index)
                ? new InterpretedFunction(type, this, index, register)
                : new CompiledFunction(type, classes.entry(index, type), memory, this, index);
    }

    Register register() {
        return register;
    }

    TypeSection types() {
        return instance.module().typeSection();
    }

    /** The reference to a function of this instance. */
    int reference(int function) {
        if (function >= FunctionNumbers.BLOCK) {
            return numbers.number(own, function);
        }
        if (base < 0) {
            base = numbers.number(own, 0);
        }
        return base + function;
    }

    /** What running code knows an element of a table or a constant as. */
    int reference(int value, @Nullable Instance instance) {
        return value == Value.REF_NULL_VALUE || instance == null ? value : of(instance).reference(value);
    }

    /** The function of this instance that a reference is to, -1 if it is to one of another instance. */
    int ownFunction(int reference) {
        int function = reference - base;
        return function >= 0 && function < FunctionNumbers.BLOCK ? function : numbers.function(own, reference);
    }

    /** The index of the function that a reference is to, in {@link #instanceOf its} instance. */
    int functionOf(int reference) {
        return numbers.function(reference);
    }

    /** A new reference to an exception. */
    int reference(WasmException e) {
        return group.keep(register.nextException(), e);
    }

    Instance instanceOf(int reference) {
        return ((GuestMachine) numbers.instance(reference)).instance;
    }
}
