// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.Instance;
import wrt.core.CoreType;
import wrt.core.meter.Register;

/** A function that is Java code. */
final class CompiledFunction implements GuestFunction {
    private final CoreType.FunctionType type;
    private final Entry entry;
    private final FlatMemory memory;
    private final Instance instance;
    private final GuestMachine home;
    private final int index;
    private final Register register;

    CompiledFunction(CoreType.FunctionType type, Entry entry, FlatMemory memory, GuestMachine home,
            int index) {
        this.type = type;
        this.entry = entry;
        this.memory = memory;
        this.instance = home.instance;
        this.home = home;
        this.index = index;
        this.register = memory.register;
    }

    @Override
    public CoreType.FunctionType type() {
        return type;
    }

    @Override
    public GuestMachine home() {
        return home;
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
            entry.call(frame, memory, instance);
        } finally {
            register.leave(depth);
        }
    }
}
