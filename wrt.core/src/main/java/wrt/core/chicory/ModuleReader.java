// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.InvalidException;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.Export;
import com.dylibso.chicory.wasm.types.ExternalType;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.GlobalImport;
import com.dylibso.chicory.wasm.types.Import;
import com.dylibso.chicory.wasm.types.Instruction;
import com.dylibso.chicory.wasm.types.OpCode;
import com.dylibso.chicory.wasm.types.MemoryImport;
import com.dylibso.chicory.wasm.types.MemorySection;
import com.dylibso.chicory.wasm.types.NameCustomSection;
import com.dylibso.chicory.wasm.types.TableImport;
import com.dylibso.chicory.wasm.types.TagImport;
import com.dylibso.chicory.wasm.types.TagSection;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wrt.core.CoreExport;
import wrt.core.CoreFormatException;
import wrt.core.CoreImport;
import wrt.core.CoreLimits;
import wrt.core.CoreType;
import wrt.core.binary.EmptyImportNames;
import wrt.core.binary.Preflight;

/** Parses and validates a module, and describes its imports and exports. */
final class ModuleReader {
    private static final Pattern ADDRESS = Pattern.compile("0x([0-9A-F]{8}):");

    private static final NameCustomSection NO_NAMES = NameCustomSection.parse(new byte[0]);

    private final WasmModule module;

    private ModuleReader(WasmModule module) {
        this.module = module;
    }

    /** Looks over a module that may be anything, before it is read. */
    static void checkOutline(byte[] bytes, CoreLimits limits) {
        if (bytes.length > limits.moduleBytes()) {
            throw new CoreFormatException(
                    CoreFormatException.Kind.LIMIT,
                    -1,
                    "the module has " + bytes.length + " bytes, the limit moduleBytes is " + limits.moduleBytes());
        }
        Preflight.check(bytes);
    }

    /** Reads a module within the host's limits. */
    static WasmModule read(byte[] bytes, CoreLimits limits) {
        WasmModule module = read(bytes);
        checkLimits(module, limits);
        return module;
    }

    /** Reads a module. */
    static WasmModule read(byte[] bytes) {
        Preflight.check(bytes);
        try {
            WasmModule module = parse(bytes, true);
            ModuleReader reader = new ModuleReader(module);
            reader.checkImports();
            reader.checkExports();
            reader.checkTables();
            reader.checkBodies(bytes);
            Unsupported.check(module);
            return module;
        } catch (CoreFormatException e) {
            throw e;
        } catch (InvalidException e) {
            throw new CoreFormatException(CoreFormatException.Kind.INVALID, offset(e), message(e), e);
        } catch (ChicoryException e) {
            throw new CoreFormatException(CoreFormatException.Kind.MALFORMED, offset(e), message(e), e);
        } catch (OutOfMemoryError e) {
            throw tooLarge(e);
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            throw new CoreFormatException(CoreFormatException.Kind.MALFORMED, -1, "unreadable module: " + e, e);
        }
    }

    /** A module for which the Java heap has no room. */
    static CoreFormatException tooLarge(OutOfMemoryError e) {
        return new CoreFormatException(CoreFormatException.Kind.LIMIT, -1,
                "compiling the module needs more memory than the Java heap has", e);
    }

    /** Parses bytes that are known to be valid. */
    static WasmModule reread(byte[] bytes) {
        return parse(bytes, false);
    }

    private static WasmModule parse(byte[] bytes, boolean validate) {
        // The name section is not read: its lengths are not to be trusted. Chicory asks for names where it warns.
        return Parser.builder()
                .withCustomParsers(Map.of("name", section -> NO_NAMES))
                .withValidation(validate)
                .build()
                .parse(() -> new ByteArrayInputStream(bytes));
    }

    /** Chicory mentions the instruction, with its address, in some of its messages. */
    private static long offset(ChicoryException e) {
        Matcher m = ADDRESS.matcher(message(e));
        return m.find() ? Long.parseLong(m.group(1), 16) : -1;
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
                .map(i -> new CoreImport(i.module(), EmptyImportNames.original(i.name()), reader.type(i)))
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

    /** Chicory does not look at the types of imports in a module that has no code. */
    private void checkImports() {
        module.importSection().stream().forEach(this::type);
    }

    /** Chicory reads a body up to its last instruction, whatever its size says; the meter goes by the size. */
    private void checkBodies(byte[] bytes) {
        int[] ends = CodeReader.ends(bytes);
        for (int i = 0; i < ends.length; i++) {
            int last = module.codeSection().getFunctionBody(i).instructions().getLast().address();
            if (last + 1 != ends[i]) {
                throw new CoreFormatException(CoreFormatException.Kind.MALFORMED, last,
                        "function body " + i + " does not end where its size says");
            }
        }
    }

    /** Chicory leaves this to the instantiation. */
    private void checkExports() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < module.exportSection().exportCount(); i++) {
            Export e = module.exportSection().getExport(i);
            if (!names.add(e.name())) {
                throw new InvalidException("duplicate export name \"" + e.name() + "\"");
            }
            int count = module.importSection().count(e.exportType()) + own(e.exportType());
            if (e.index() < 0 || e.index() >= count) {
                throw new InvalidException("export \"" + e.name() + "\" is of unknown "
                        + e.exportType().name().toLowerCase(Locale.ROOT) + " " + Integer.toUnsignedString(e.index()));
            }
        }
    }

    /** The first value of a table may be that of an imported global: its own ones come later. */
    private void checkTables() {
        for (int i = 0; i < module.tableSection().tableCount(); i++) {
            for (Instruction first : module.tableSection().getTable(i).initialize()) {
                if (first.opcode() == OpCode.GLOBAL_GET
                        && first.operand(0) >= module.importSection().count(ExternalType.GLOBAL)) {
                    throw new InvalidException("unknown global " + first.operand(0) + " in table " + i);
                }
            }
        }
    }

    private int own(ExternalType kind) {
        return switch (kind) {
            case FUNCTION -> module.functionSection().functionCount();
            case TABLE -> module.tableSection().tableCount();
            case MEMORY -> module.memorySection().map(MemorySection::memoryCount).orElse(0);
            case GLOBAL -> module.globalSection().globalCount();
            case TAG -> module.tagSection().map(TagSection::tagCount).orElse(0);
        };
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
        if (!t.returns().isEmpty()) {
            throw new InvalidException("non-empty tag result type");
        }
        return new CoreType.TagType(Types.function(t));
    }
}
