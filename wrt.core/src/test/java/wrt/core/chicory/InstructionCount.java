// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.ByteArrayMemory;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.FunctionBody;
import com.dylibso.chicory.wasm.types.OpCode;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;

/** Counts as Wasmtime does, by listening to Chicory's interpreter: shares nothing with the meter. */
public final class InstructionCount {
    private static final Set<OpCode> FREE = EnumSet.of(
            OpCode.NOP, OpCode.DROP, OpCode.BLOCK, OpCode.LOOP, OpCode.UNREACHABLE, OpCode.RETURN, OpCode.ELSE,
            OpCode.END);

    private long count;

    /** Result of a call in the unchanged module, and what it cost. */
    public record Outcome(long result, long fuel) {
    }

    /** Calls an export with one result. */
    public Outcome call(byte[] bytes, String export, long... args) {
        WasmModule module = Parser.parse(bytes);
        Set<Integer> entries = new HashSet<>();
        for (FunctionBody f : module.codeSection().functionBodies()) {
            entries.add(f.instructions().getFirst().address());
        }
        Instance instance = Instance.builder(module)
                .withMemoryFactory(ByteArrayMemory::new)
                .withUnsafeExecutionListener((instruction, stack) -> {
                    if (entries.contains(instruction.address())) {
                        count++;
                    }
                    if (!FREE.contains(instruction.opcode())) {
                        count++;
                    }
                    if (instruction.opcode() == OpCode.MEMORY_FILL || instruction.opcode() == OpCode.MEMORY_COPY) {
                        count += stack.peek();
                    }
                })
                .build();
        count = 0;
        long result = instance.export(export).apply(args)[0];
        return new Outcome((int) result, count);
    }
}
