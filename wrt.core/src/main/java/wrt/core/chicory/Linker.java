// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.ImportGlobal;
import com.dylibso.chicory.runtime.ImportMemory;
import com.dylibso.chicory.runtime.ImportTable;
import com.dylibso.chicory.runtime.ImportTag;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.GlobalImport;
import com.dylibso.chicory.wasm.types.Import;
import com.dylibso.chicory.wasm.types.TableImport;
import com.dylibso.chicory.wasm.types.TagImport;
import com.dylibso.chicory.wasm.types.TypeSection;
import com.dylibso.chicory.wasm.types.ValType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import wrt.core.CoreFunction;
import wrt.core.CoreGlobal;
import wrt.core.CoreImport;
import wrt.core.CoreImports;
import wrt.core.CoreLinkException;
import wrt.core.CoreTable;
import wrt.core.CoreTag;
import wrt.core.CoreType;
import wrt.core.ExecutionMode;
import wrt.core.meter.Register;

/** Finds and checks the imports of an instance (core specification, 4.5.1). */
final class Linker {
    private final WasmModule module;
    private final ExecutionMode mode;
    private final Register register;
    private final List<CoreFunction> functions = new ArrayList<>();
    private final List<CoreTable> tables = new ArrayList<>();
    private final List<CoreGlobal> globals = new ArrayList<>();
    private final List<CoreTag> tags = new ArrayList<>();
    private LinkGroup group = new LinkGroup();
    private final ImportValues.Builder values = ImportValues.builder();

    private Linker(WasmModule module, ExecutionMode mode, Register register) {
        this.module = module;
        this.mode = mode;
        this.register = register;
    }

    static Linked link(WasmModule module, ExecutionMode mode, List<CoreImport> needed, CoreImports given,
            Register register) {
        Linker linker = new Linker(module, mode, register);
        for (int i = 0; i < needed.size(); i++) {
            CoreImport n = needed.get(i);
            Object value = given.find(n.module(), n.name());
            if (value == null) {
                throw new CoreLinkException("import " + name(n) + " is missing: " + n.type());
            }
            linker.add(n, module.importSection().getImport(i), value);
        }
        return new Linked(
                List.copyOf(linker.functions),
                List.copyOf(linker.tables),
                List.copyOf(linker.globals),
                List.copyOf(linker.tags),
                linker.group,
                linker.values.build());
    }

    private static String name(CoreImport n) {
        return "\"" + n.module() + "\" \"" + n.name() + "\"";
    }

    private void add(CoreImport n, Import i, Object value) {
        switch (n.type()) {
            case CoreType.FunctionType t when value instanceof CoreFunction f -> function(n, (FunctionImport) i, t, f);
            case CoreType.MemoryType t when value instanceof FlatMemory m -> memory(n, t, m);
            case CoreType.TableType t when value instanceof GuestTable table -> table(n, (TableImport) i, t, table);
            case CoreType.GlobalType t when value instanceof GuestGlobal g -> global(n, (GlobalImport) i, t, g);
            case CoreType.TagType t when value instanceof GuestTag tag -> tag(n, (TagImport) i, t, tag);
            default -> throw mismatch(n, null);
        }
    }

    private void function(CoreImport n, FunctionImport i, CoreType.FunctionType t, CoreFunction f) {
        if (!t.equals(f.type())) {
            throw mismatch(n, f.type());
        }
        if (f instanceof GuestFunction guest) {
            int actual = guest.home().instance.functionType(guest.index());
            if (!ReferenceTypes.isSubtype(guest.home().types(), actual, module.typeSection(), i.typeIndex())) {
                throw differentReferences(n);
            }
            link(n, guest.home(),
                    ReferenceTypes.carriesNumbers(module.typeSection().getType(i.typeIndex()), module.typeSection()));
        }
        functions.add(f);
        values.addFunction(new ImportFunction(
                i.module(),
                i.name(),
                module.typeSection().getType(i.typeIndex()),
                new HostHandle(f, register)));
    }

    private void memory(CoreImport n, CoreType.MemoryType t, FlatMemory m) {
        checkStore(n, m.register);
        CoreType.MemoryType actual = m.type();
        if (actual.shared() != t.shared() || !fits(actual.min(), actual.max(), t.min(), t.max())) {
            throw mismatch(n, actual);
        }
        values.addMemory(new ImportMemory(n.module(), n.name(), memory(m)));
    }

    /** Compiled code takes segments from the instance, the interpreter from the memory. */
    private Memory memory(FlatMemory m) {
        return mode == ExecutionMode.INTERPRETED && module.dataSection().dataSegmentCount() > 0
                ? SegmentView.of(m)
                : m;
    }

    private void table(CoreImport n, TableImport i, CoreType.TableType t, GuestTable table) {
        CoreType.TableType actual = table.type();
        if (actual.element() != t.element() || !fits(table.size(), actual.max(), t.min(), t.max())) {
            throw mismatch(n, actual);
        }
        GuestMachine home = table.table().home;
        if (!ReferenceTypes.equal(table.table().declared(), home.types(), i.entryType(), module.typeSection())) {
            throw differentReferences(n);
        }
        link(n, home, ReferenceTypes.isNumber(i.entryType(), module.typeSection()));
        table.table().present(i.entryType());
        tables.add(table);
        values.addTable(new ImportTable(n.module(), n.name(), table.table()));
    }

    private void global(CoreImport n, GlobalImport i, CoreType.GlobalType t, GuestGlobal g) {
        CoreType.GlobalType actual = g.type();
        ValType given = g.declared();
        TypeSection types = g.home().types();
        boolean fits = t.mutable()
                ? ReferenceTypes.equal(given, types, i.type(), module.typeSection())
                : ReferenceTypes.matches(given, types, i.type(), module.typeSection());
        if (actual.mutable() != t.mutable() || !fits) {
            throw actual.equals(t) ? differentReferences(n) : mismatch(n, actual);
        }
        link(n, g.home(), ReferenceTypes.isNumber(i.type(), module.typeSection()));
        if (g.global() instanceof FunctionGlobal function) {
            function.present(i.type());
        }
        globals.add(g);
        values.addGlobal(new ImportGlobal(n.module(), n.name(), g.global()));
    }

    private void tag(CoreImport n, TagImport i, CoreType.TagType t, GuestTag tag) {
        if (!t.equals(tag.type())) {
            throw mismatch(n, tag.type());
        }
        int expected = i.tagType().typeIdx();
        if (!TypeSection.crossModuleCanonicallyEquivalent(tag.home().types(), tag.tag().tagType().typeIdx(),
                module.typeSection(), expected)) {
            throw new CoreLinkException("import " + name(n) + " is a tag of another type");
        }
        link(n, tag.home(),
                ReferenceTypes.carriesNumbers(module.typeSection().getType(expected), module.typeSection()));
        tags.add(tag);
        values.addTag(new ImportTag(n.module(), n.name(), tag.tag()));
    }

    /** Something of another instance, which may carry references between the two. */
    private void link(CoreImport n, GuestMachine home, boolean carriesNumbers) {
        checkStore(n, home.register());
        if (carriesNumbers) {
            group = LinkGroup.joined(group, home.group);
        }
    }

    private void checkStore(CoreImport n, Register home) {
        if (home != register) {
            throw new CoreLinkException("import " + name(n) + " is of another store");
        }
    }

    private static CoreLinkException differentReferences(CoreImport n) {
        return new CoreLinkException("import " + name(n) + " is of a type with other references than " + n.type());
    }

    private static boolean fits(long size, OptionalLong max, long neededMin, OptionalLong neededMax) {
        return size >= neededMin
                && (neededMax.isEmpty() || max.isPresent() && max.getAsLong() <= neededMax.getAsLong());
    }

    private static CoreLinkException mismatch(CoreImport n, @Nullable CoreType actual) {
        return new CoreLinkException("import " + name(n) + " needs " + n.type() + ", but is "
                + (actual == null ? "another kind of thing" : actual));
    }
}
