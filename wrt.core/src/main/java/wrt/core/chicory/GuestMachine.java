// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.InterpreterMachine;
import com.dylibso.chicory.runtime.Machine;
import org.jspecify.annotations.Nullable;

/** Runs the functions of one instance. */
final class GuestMachine implements Machine {

    /*
     * Chicory's interpreter keeps its stacks in the machine. Calls that interleave, because one was suspended or a host
     * function called back, would share them, so every call from outside gets an interpreter of its own.
     */

    /** The instance as the host sees it. */
    final GuestInstance owner;

    private final Instance instance;
    private final @Nullable Machine compiled;

    GuestMachine(GuestInstance owner, Instance instance, @Nullable Machine compiled) {
        this.owner = owner;
        this.instance = instance;
        this.compiled = compiled;
    }

    @Override
    public long @Nullable [] call(int function, long[] args) {
        Machine machine = compiled;
        return machine != null ? machine.call(function, args) : new InterpreterMachine(instance).call(function, args);
    }
}
