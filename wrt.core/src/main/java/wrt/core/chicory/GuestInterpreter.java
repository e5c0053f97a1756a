// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.InterpreterMachine;
import com.dylibso.chicory.runtime.MStack;
import com.dylibso.chicory.runtime.StackFrame;
import com.dylibso.chicory.runtime.TrapException;
import com.dylibso.chicory.runtime.Unwinding;
import com.dylibso.chicory.runtime.WasmException;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.Instruction;
import com.dylibso.chicory.wasm.types.Value;
import java.util.Deque;

/** Chicory's interpreter, with what {@link InterpreterCode} replaced in the code. */
final class GuestInterpreter extends InterpreterMachine implements Unwinding.Handling {
    private final GuestMachine machine;

    GuestInterpreter(GuestMachine machine) {
        super(machine.instance);
        this.machine = machine;
    }

    @Override
    protected void evalDefault(MStack stack, Instance instance, Deque<StackFrame> callStack, Instruction i,
            Operands operands) {
        int first = i.operandCount() > 0 ? (int) operands.get(0) : 0;
        int second = i.operandCount() > 1 ? (int) operands.get(1) : 0;
        switch (InterpreterCode.original(i.opcode())) {
            case REF_FUNC -> stack.push(machine.reference(first));
            case GLOBAL_GET -> stack.push(instance.global(first).getValue());
            case CALL_REF -> callReference((int) stack.pop(), first);
            case CALL_INDIRECT -> callIndirect(Tables.table(instance, second), (int) stack.pop(), first);
            case TABLE_GET -> stack.push(Tables.get(first, (int) stack.pop(), instance));
            case TABLE_SET -> {
                int reference = (int) stack.pop();
                Tables.set(first, (int) stack.pop(), reference, instance);
            }
            case TABLE_GROW -> {
                int more = (int) stack.pop();
                stack.push(Tables.grow(first, more, (int) stack.pop(), instance));
            }
            case TABLE_FILL -> {
                int count = (int) stack.pop();
                int reference = (int) stack.pop();
                Tables.fill(first, (int) stack.pop(), reference, count, instance);
            }
            case TABLE_COPY -> {
                int count = (int) stack.pop();
                int from = (int) stack.pop();
                Tables.copy(first, second, (int) stack.pop(), from, count, instance);
            }
            case TABLE_INIT -> {
                int count = (int) stack.pop();
                int from = (int) stack.pop();
                Tables.init(second, first, (int) stack.pop(), from, count, instance);
            }
            case THROW -> unwind(new GuestException(instance, first,
                    extractArgsForParams(stack, instance.tag(first).type().params())));
            case THROW_REF -> unwind(machine.group.exception((int) stack.pop()));
            default -> throw new IllegalStateException("unexpected instruction " + i);
        }
    }

    private void callReference(int reference, int type) {
        if (reference == Value.REF_NULL_VALUE) {
            throw new TrapException("null function reference");
        }
        int function = machine.ownFunction(reference);
        if (function >= 0) {
            call(function, machine.instance, type);
        } else {
            call(machine.functionOf(reference), machine.instanceOf(reference), type);
        }
    }

    private void callIndirect(LimitedTable table, int element, int type) {
        int function = table.requiredRef(element);
        call(function, table.instance(element), type);
    }

    private void call(int function, Instance callee, int type) {
        GuestOps.checkType(callee, function, instance(), type);
        FunctionType expected = instance().type(type);
        long[] arguments = extractArgsForParams(stack(), expected.params());
        if (callee == instance() && machine.interprets(function)) {
            call(stack(), callee, callStack, function, arguments, null, false);
        } else {
            leave(callee, function, arguments);
        }
    }

    @Override
    protected void CALL(Operands operands) {
        int function = (int) operands.get(0);
        if (machine.interprets(function)) {
            super.CALL(operands);
        } else {
            FunctionType type = instance().type(instance().functionType(function));
            leave(instance(), function, extractArgsForParams(stack(), type.params()));
        }
    }

    /** A call of compiled code, an import or another instance; an exception out of it can be caught here. */
    private void leave(Instance callee, int function, long[] arguments) {
        try {
            long[] results = callee.getMachine().call(function, arguments);
            int count = callee.type(callee.functionType(function)).returns().size();
            for (int i = 0; i < count; i++) {
                stack().push(results[i]);
            }
        } catch (WasmException e) {
            unwind(e);
        }
    }

    private void unwind(WasmException e) {
        Unwinding.unwind(e, this, stack(), callStack);
    }

    @Override
    public boolean hasTag(WasmException e, int tag) {
        return GuestOps.exceptionMatches(e, tag, instance());
    }

    @Override
    public int reference(WasmException e) {
        return machine.reference(e);
    }
}
