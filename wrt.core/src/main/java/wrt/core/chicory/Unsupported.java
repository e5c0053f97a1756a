// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.Element;
import com.dylibso.chicory.wasm.types.FunctionBody;
import com.dylibso.chicory.wasm.types.Global;
import com.dylibso.chicory.wasm.types.Instruction;
import com.dylibso.chicory.wasm.types.OpCode;
import java.util.List;
import wrt.core.CoreFormatException;

/**
 * Rejects instructions of proposals that are not supported. SIMD: Chicory has none of it. GC: Chicory keeps objects, and in
 * compiled code numbers of 31 bits as well, on the Java heap until it sees an empty stack, which a suspended guest does not
 * have, and nothing bounds how many there are; and casts take a reference to a function for an index.
 */
final class Unsupported {
    private static final int GC = 0xFB;
    private static final int SIMD = 0xFD;

    private Unsupported() {
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
            element.initializers().forEach(Unsupported::check);
        }
    }

    private static void check(List<? extends Instruction> instructions) {
        for (Instruction i : instructions) {
            int prefix = i.opcode().opcode() >> 8;
            if (prefix == GC || prefix == SIMD || i.opcode() == OpCode.REF_EQ) {
                throw new CoreFormatException(
                        CoreFormatException.Kind.LIMIT,
                        i.address(),
                        "needs the feature " + (prefix == SIMD ? "simd" : "gc") + ", which is not supported: "
                                + i.opcode());
            }
        }
    }
}
