// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.types.Export;
import com.dylibso.chicory.wasm.types.ExternalType;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import wrt.core.CoreExport;
import wrt.core.CoreFunction;
import wrt.core.CoreGlobal;
import wrt.core.CoreInstance;
import wrt.core.CoreMemory;
import wrt.core.CoreModule;
import wrt.core.CoreTable;
import wrt.core.CoreTag;
import wrt.core.CoreType;

/** An instance: what is exported under which name, each thing made once. */
final class GuestInstance implements CoreInstance {
    private final LoadedModule module;
    private final Linked imports;
    private final Instance instance;
    private final Map<Integer, CoreFunction> functions = new HashMap<>();
    private final Map<Integer, CoreTable> tables = new HashMap<>();
    private final Map<Integer, CoreGlobal> globals = new HashMap<>();
    private final Map<Integer, CoreTag> tags = new HashMap<>();

    GuestInstance(LoadedModule module, Linked imports, Instance instance) {
        this.module = module;
        this.imports = imports;
        this.instance = instance;
    }

    /** The instance that Chicory's instance belongs to. */
    static GuestInstance of(Instance instance) {
        return GuestMachine.of(instance).owner;
    }

    @Override
    public CoreModule module() {
        return module;
    }

    /** A function by its index; imports are what was linked. */
    CoreFunction functionAt(int index) {
        if (index < imports.functions().size()) {
            return imports.functions().get(index);
        }
        return functions.computeIfAbsent(index, i -> GuestMachine.of(instance)
                .function(i, Types.function(instance.type(instance.functionType(i)))));
    }

    @Override
    public CoreFunction function(String name) {
        return functionAt(index(name, ExternalType.FUNCTION));
    }

    @Override
    public CoreMemory memory(String name) {
        return SegmentView.behind(instance.memory(index(name, ExternalType.MEMORY)));
    }

    @Override
    public CoreTable table(String name) {
        int index = index(name, ExternalType.TABLE);
        return index < imports.tables().size()
                ? imports.tables().get(index)
                : made(tables, index, i -> new GuestTable(Tables.table(instance, i)));
    }

    @Override
    public CoreGlobal global(String name) {
        int index = index(name, ExternalType.GLOBAL);
        return index < imports.globals().size()
                ? imports.globals().get(index)
                : made(globals, index, i -> new GuestGlobal(instance.global(i), GuestMachine.of(instance)));
    }

    @Override
    public CoreTag tag(String name) {
        int index = index(name, ExternalType.TAG);
        return index < imports.tags().size()
                ? imports.tags().get(index)
                : made(tags, index, i -> new GuestTag(instance.tag(i), GuestMachine.of(instance)));
    }

    private static <T> T made(Map<Integer, T> known, int index, IntFunction<T> make) {
        return known.computeIfAbsent(index, make::apply);
    }

    @Override
    public Optional<CoreType> exportType(String name) {
        return module.exports().stream().filter(e -> e.name().equals(name)).map(CoreExport::type).findFirst();
    }

    private int index(String name, ExternalType kind) {
        Export export = module.export(name);
        if (export == null || export.exportType() != kind) {
            throw new IllegalArgumentException("no " + kind.name().toLowerCase(Locale.ROOT)
                    + " is exported as \"" + name + "\"; exports are "
                    + module.exports().stream().map(CoreExport::name).toList());
        }
        return export.index();
    }
}
