// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.InvalidException;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.Export;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.GlobalImport;
import com.dylibso.chicory.wasm.types.Import;
import com.dylibso.chicory.wasm.types.MemoryImport;
import com.dylibso.chicory.wasm.types.TableImport;
import com.dylibso.chicory.wasm.types.TagImport;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import wrt.core.CoreExport;
import wrt.core.CoreFormatException;
import wrt.core.CoreImport;
import wrt.core.CoreLimits;
import wrt.core.CoreType;

/** Parses and validates a module, and describes its imports and exports. */
final class ModuleReader {
    private final WasmModule module;

    private ModuleReader(WasmModule module) {
        this.module = module;
    }

    /** Reads a module within the host's limits. */
    static WasmModule read(byte[] bytes, CoreLimits limits) {
        if (bytes.length > limits.moduleBytes()) {
            throw new CoreFormatException(
                    CoreFormatException.Kind.LIMIT,
                    -1,
                    "the module has " + bytes.length + " bytes, the limit moduleBytes is " + limits.moduleBytes());
        }
        WasmModule module = read(bytes);
        checkLimits(module, limits);
        return module;
    }

    /** Reads a module. */
    static WasmModule read(byte[] bytes) {
        try {
            return Parser.parse(bytes);
        } catch (InvalidException e) {
            throw new CoreFormatException(CoreFormatException.Kind.INVALID, -1, message(e), e);
        } catch (ChicoryException e) {
            throw new CoreFormatException(CoreFormatException.Kind.MALFORMED, -1, message(e), e);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw new CoreFormatException(CoreFormatException.Kind.MALFORMED, -1, "unreadable module: " + e, e);
        }
    }

    /** Parses bytes that are known to be valid. */
    static WasmModule reread(byte[] bytes) {
        return Parser.builder().withValidation(false).build().parse(() -> new ByteArrayInputStream(bytes));
    }

    private static String message(ChicoryException e) {
        return e.getMessage() == null ? "unreadable module" : e.getMessage();
    }

    /** Checks what instances of the module would allocate. */
    static void checkLimits(WasmModule module, CoreLimits limits) {
        module.memorySection().ifPresent(s -> {
            for (int i = 0; i < s.memoryCount(); i++) {
                check("memory " + i + " wants", s.getMemory(i).limits().initialPages(), "pages", "memoryPages",
                        limits.memoryPages());
            }
        });
        for (int i = 0; i < module.tableSection().tableCount(); i++) {
            check("table " + i + " wants", module.tableSection().getTable(i).limits().min(), "elements",
                    "tableElements", limits.tableElements());
        }
    }

    private static void check(String who, long wanted, String unit, String name, long limit) {
        if (wanted > limit) {
            throw new CoreFormatException(
                    CoreFormatException.Kind.LIMIT,
                    -1,
                    who + " " + wanted + " " + unit + ", the limit " + name + " is " + limit);
        }
    }

    static List<CoreImport> imports(WasmModule module) {
        ModuleReader reader = new ModuleReader(module);
        return module.importSection().stream()
                .map(i -> new CoreImport(i.module(), i.name(), reader.type(i)))
                .toList();
    }

    static List<CoreExport> exports(WasmModule module) {
        ModuleReader reader = new ModuleReader(module);
        List<CoreExport> exports = new ArrayList<>();
        for (int i = 0; i < module.exportSection().exportCount(); i++) {
            Export e = module.exportSection().getExport(i);
            exports.add(new CoreExport(e.name(), reader.type(e)));
        }
        return List.copyOf(exports);
    }

    private CoreType type(Import i) {
        return switch (i) {
            case FunctionImport f -> Types.function(module.typeSection().getType(f.typeIndex()));
            case MemoryImport m -> Types.memory(m.limits());
            case TableImport t -> Types.table(t.entryType(), t.limits());
            case GlobalImport g -> Types.global(g.type(), g.mutabilityType());
            case TagImport t -> tag(t.tagType().typeIdx());
            default -> throw new IllegalStateException("unknown kind of import: " + i);
        };
    }

    private CoreType type(Export e) {
        List<Import> imports = module.importSection().stream().filter(i -> i.importType() == e.exportType()).toList();
        if (e.index() < imports.size()) {
            return type(imports.get(e.index()));
        }
        int own = e.index() - imports.size();
        return switch (e.exportType()) {
            case FUNCTION -> Types.function(module.functionSection().getFunctionType(own, module.typeSection()));
            case MEMORY -> Types.memory(module.memorySection().orElseThrow().getMemory(own).limits());
            case TABLE -> Types.table(module.tableSection().getTable(own));
            case GLOBAL -> Types.global(
                    module.globalSection().getGlobal(own).valueType(),
                    module.globalSection().getGlobal(own).mutabilityType());
            case TAG -> tag(module.tagSection().orElseThrow().getTag(own).typeIdx());
        };
    }

    private CoreType tag(int type) {
        FunctionType t = module.typeSection().getType(type);
        return new CoreType.TagType(Types.function(t));
    }
}
