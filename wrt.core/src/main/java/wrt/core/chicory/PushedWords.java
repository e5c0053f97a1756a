// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.AnnotatedInstruction;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.FunctionBody;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.GlobalImport;
import com.dylibso.chicory.wasm.types.ValType;
import java.util.ArrayList;
import java.util.List;

/**
 * How many words a function pushes on the operand stack of the JVM, each instruction counted once and nothing that is
 * popped: the stack is never higher than that, but for the arguments of the compiler's own helpers.
 */
final class PushedWords {
    private final WasmModule module;
    private final List<FunctionType> functions;
    private final List<ValType> globals;

    PushedWords(WasmModule module) {
        this.module = module;
        this.functions = new ArrayList<>(module.importSection().stream()
                .filter(FunctionImport.class::isInstance).map(FunctionImport.class::cast)
                .map(i -> module.typeSection().getType(i.typeIndex())).toList());
        for (int i = 0; i < module.functionSection().functionCount(); i++) {
            functions.add(module.functionSection().getFunctionType(i, module.typeSection()));
        }
        this.globals = new ArrayList<>(module.importSection().stream()
                .filter(GlobalImport.class::isInstance).map(GlobalImport.class::cast).map(GlobalImport::type).toList());
        for (int i = 0; i < module.globalSection().globalCount(); i++) {
            globals.add(module.globalSection().getGlobal(i).valueType());
        }
    }

    /** The words of one of the module's own functions. */
    long of(int own) {
        FunctionBody body = module.codeSection().getFunctionBody(own);
        List<ValType> locals = new ArrayList<>(
                functions.get(module.importSection().count(ExternalType.FUNCTION) + own).params());
        locals.addAll(body.localTypes());
        long words = 0;
        for (AnnotatedInstruction each : body.instructions()) {
            words += switch (each.opcode()) {
                case I64_CONST, F64_CONST -> 2;
                case I32_CONST, F32_CONST, MEMORY_SIZE, TABLE_SIZE, REF_NULL, REF_FUNC -> 1;
                case LOCAL_GET -> words(locals.get((int) each.operand(0)));
                case GLOBAL_GET -> words(globals.get((int) each.operand(0)));
                case CALL -> words(functions.get((int) each.operand(0)));
                case CALL_INDIRECT, CALL_REF -> words(module.typeSection().getType((int) each.operand(0)));
                default -> 0;
            };
        }
        return words;
    }

    private static int words(FunctionType type) {
        return type.returns().stream().mapToInt(PushedWords::words).sum();
    }

    private static int words(ValType type) {
        return type.equals(ValType.I64) || type.equals(ValType.F64) ? 2 : 1;
    }
}
