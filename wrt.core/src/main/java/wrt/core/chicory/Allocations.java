// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.Element;
import com.dylibso.chicory.wasm.types.FunctionBody;
import com.dylibso.chicory.wasm.types.Global;
import com.dylibso.chicory.wasm.types.Instruction;
import com.dylibso.chicory.wasm.types.OpCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import wrt.core.CoreFormatException;

/**
 * Rejects code that makes GC objects: Chicory keeps them on the Java heap until it sees an empty stack, which a suspended
 * guest does not have, and nothing bounds how many there are.
 */
final class Allocations {
    private static final Set<OpCode> ALLOCATING = EnumSet.of(
            OpCode.STRUCT_NEW,
            OpCode.STRUCT_NEW_DEFAULT,
            OpCode.ARRAY_NEW,
            OpCode.ARRAY_NEW_DEFAULT,
            OpCode.ARRAY_NEW_FIXED,
            OpCode.ARRAY_NEW_DATA,
            OpCode.ARRAY_NEW_ELEM);

    private Allocations() {
    }

    static void check(WasmModule module) {
        for (FunctionBody body : module.codeSection().functionBodies()) {
            check(body.instructions());
        }
        for (Global global : module.globalSection().globals()) {
            check(global.initInstructions());
        }
        for (int i = 0; i < module.tableSection().tableCount(); i++) {
            check(module.tableSection().getTable(i).initialize());
        }
        for (Element element : module.elementSection().elements()) {
            element.initializers().forEach(Allocations::check);
        }
    }

    private static void check(List<? extends Instruction> instructions) {
        for (Instruction i : instructions) {
            if (ALLOCATING.contains(i.opcode())) {
                throw new CoreFormatException(
                        CoreFormatException.Kind.LIMIT,
                        i.address(),
                        "needs the feature gc, which is not supported: " + i.opcode());
            }
        }
    }
}
