// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.ConstantEvaluators;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.types.Instruction;
import com.dylibso.chicory.wasm.types.OpCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reference that a constant expression gives.
 *
 * @param value the index of a function, the host's value, or -1 for null
 * @param instance what the function is a function of
 */
record ConstantReference(int value, @Nullable Instance instance) {

    static ConstantReference of(List<? extends Instruction> expression, Instance instance) {
        Instruction i = expression.getFirst();
        if (i.opcode() == OpCode.REF_FUNC) {
            return new ConstantReference((int) i.operand(0), instance);
        }
        if (i.opcode() == OpCode.GLOBAL_GET && instance.global((int) i.operand(0)) instanceof FunctionGlobal global) {
            return new ConstantReference(global.function(), global.getInstance());
        }
        return new ConstantReference(
                (int) ConstantEvaluators.computeConstantValue(instance, List.copyOf(expression))[0], null);
    }
}
