// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.AnnotatedInstruction;
import com.dylibso.chicory.wasm.types.CodeSection;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.FunctionBody;
import com.dylibso.chicory.wasm.types.GlobalImport;
import com.dylibso.chicory.wasm.types.Instruction;
import com.dylibso.chicory.wasm.types.OpCode;
import com.dylibso.chicory.wasm.types.ValType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Replaces the instructions on references, tables, indirect calls and exceptions by ones that Chicory's interpreter does not know and
 * leaves to {@link GuestInterpreter}. Those of the SIMD proposal are free for it, since modules with them are refused.
 */
final class InterpreterCode {
    private static final Map<OpCode, OpCode> REPLACED = new EnumMap<>(Map.ofEntries(
            Map.entry(OpCode.REF_FUNC, OpCode.I8x16_EQ),
            Map.entry(OpCode.GLOBAL_GET, OpCode.I8x16_NE),
            Map.entry(OpCode.CALL_REF, OpCode.I8x16_LT_S),
            Map.entry(OpCode.CALL_INDIRECT, OpCode.I8x16_LT_U),
            Map.entry(OpCode.TABLE_GET, OpCode.I8x16_GT_S),
            Map.entry(OpCode.TABLE_SET, OpCode.I8x16_GT_U),
            Map.entry(OpCode.TABLE_GROW, OpCode.I8x16_LE_S),
            Map.entry(OpCode.TABLE_FILL, OpCode.I8x16_LE_U),
            Map.entry(OpCode.TABLE_COPY, OpCode.I8x16_GE_S),
            Map.entry(OpCode.TABLE_INIT, OpCode.I8x16_GE_U),
            Map.entry(OpCode.THROW, OpCode.F64x2_EQ),
            Map.entry(OpCode.THROW_REF, OpCode.F64x2_NE)));
    private static final Map<OpCode, OpCode> ORIGINAL = new EnumMap<>(OpCode.class);

    static {
        REPLACED.forEach((original, replacement) -> ORIGINAL.put(replacement, original));
    }

    private final WasmModule module;
    private final List<ValType> globals = new ArrayList<>();

    private InterpreterCode(WasmModule module) {
        this.module = module;
        module.importSection().stream().filter(i -> i.importType() == ExternalType.GLOBAL)
                .forEach(i -> globals.add(((GlobalImport) i).type()));
        for (int i = 0; i < module.globalSection().globalCount(); i++) {
            globals.add(module.globalSection().getGlobal(i).valueType());
        }
    }

    /** The module as instances of it are made whose code, or some of it, is interpreted. */
    static WasmModule prepared(WasmModule module) {
        WasmModule.Builder builder = WasmModule.builder()
                .setTypeSection(module.typeSection())
                .setImportSection(module.importSection())
                .setFunctionSection(module.functionSection())
                .setTableSection(module.tableSection())
                .setGlobalSection(module.globalSection())
                .setExportSection(module.exportSection())
                .setElementSection(module.elementSection())
                .setCodeSection(new InterpreterCode(module).code())
                .setDataSection(module.dataSection())
                .withValidation(false);
        module.memorySection().ifPresent(builder::setMemorySection);
        module.startSection().ifPresent(builder::setStartSection);
        module.dataCountSection().ifPresent(builder::setDataCountSection);
        module.tagSection().ifPresent(builder::setTagSection);
        return builder.build();
    }

    /** What an instruction was before it was replaced. */
    static OpCode original(OpCode replacement) {
        return ORIGINAL.getOrDefault(replacement, replacement);
    }

    private CodeSection code() {
        CodeSection.Builder code = CodeSection.builder()
                .setRequiresDataCount(module.codeSection().isRequiresDataCount());
        for (FunctionBody body : module.codeSection().functionBodies()) {
            code.addFunctionBody(new FunctionBody(
                    body.localTypes(), body.instructions().stream().map(this::replaced).toList()));
        }
        return code.build();
    }

    private AnnotatedInstruction replaced(AnnotatedInstruction i) {
        OpCode replacement = REPLACED.get(i.opcode());
        if (replacement == null || i.opcode() == OpCode.GLOBAL_GET && !isFunction((int) i.operand(0))) {
            return i;
        }
        return AnnotatedInstruction.builder()
                .from(new Instruction(i.address(), replacement, i.operands()))
                .withDepth(i.depth())
                .build();
    }

    private boolean isFunction(int global) {
        return ReferenceTypes.isFunction(globals.get(global), module.typeSection());
    }
}
