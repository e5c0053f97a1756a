// SPDX-License-Identifier: Apache-2.0
package com.dylibso.chicory.runtime;

import com.dylibso.chicory.wasm.types.CatchOpCode;
import com.dylibso.chicory.wasm.types.OpCode;
import java.util.Deque;
import org.jspecify.annotations.NullMarked;

/**
 * The way of an exception to its handler within one interpreter. It is in Chicory's package because the frames of the
 * interpreter are for that package alone.
 *
 * <p>Concurrency: belongs to the owner of the interpreter.
 */
@NullMarked
public final class Unwinding {

    /** What a handler asks about an exception. */
    public interface Handling {
        /** Whether an exception has a tag of this instance. */
        boolean hasTag(WasmException e, int tag);

        /** A reference to an exception. */
        int reference(WasmException e);
    }

    private Unwinding() {
    }

    /**
     * Makes the innermost handler the next instruction of its frame. Frames on the way lose their control frames, which
     * ends them.
     *
     * @throws WasmException the exception, if there is no handler
     */
    public static void unwind(WasmException e, Handling handling, MStack stack, Deque<StackFrame> callStack) {
        while (!callStack.isEmpty()) {
            StackFrame frame = callStack.getFirst();
            while (frame.ctrlStackSize() > 0) {
                CtrlFrame control = frame.popCtrl();
                if (control.opCode == OpCode.TRY_TABLE && handled(e, handling, stack, frame, control.pc)) {
                    return;
                }
            }
            callStack.pop();
        }
        throw e;
    }

    private static boolean handled(WasmException e, Handling handling, MStack stack, StackFrame frame, int tryTable) {
        frame.jumpTo(tryTable);
        for (CatchOpCode.Catch c : frame.loadCurrentInstruction().catches()) {
            boolean all = c.opcode() == CatchOpCode.CATCH_ALL || c.opcode() == CatchOpCode.CATCH_ALL_REF;
            if (all || handling.hasTag(e, c.tag())) {
                if (!all) {
                    for (long argument : e.args()) {
                        stack.push(argument);
                    }
                }
                if (c.opcode() == CatchOpCode.CATCH_REF || c.opcode() == CatchOpCode.CATCH_ALL_REF) {
                    stack.push(handling.reference(e));
                }
                CtrlFrame target = frame.popCtrl(c.label());
                frame.pushCtrl(target);
                if (target.opCode == OpCode.LOOP) {
                    StackFrame.doControlTransfer(target, stack);
                }
                frame.jumpTo(c.resolvedLabel());
                return true;
            }
        }
        return false;
    }
}
