// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.UnlinkableException;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.Export;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wrt.core.CompilationReport;
import wrt.core.CoreConfig;
import wrt.core.CoreExport;
import wrt.core.CoreImport;
import wrt.core.CoreImports;
import wrt.core.CoreInstance;
import wrt.core.CoreLinkException;
import wrt.core.CoreModule;
import wrt.core.Meter;
import wrt.core.binary.CustomSections;
import wrt.core.code.CodeModel;
import wrt.core.meter.MeterAccess;
import wrt.core.meter.Register;

/** A module ready to be instantiated. Concurrency: immutable apart from the code model, which is built once. */
final class LoadedModule implements CoreModule {
    private final CoreConfig config;
    private final ModuleSource source;
    private final WasmModule running;
    private final int ownGlobals;
    private final @Nullable GuestClasses classes;
    private final CompilationReport report;
    private final List<CoreImport> imports;
    private final List<CoreExport> exports;
    private final Map<String, Export> exportsByName = new HashMap<>();
    private volatile @Nullable CodeModel code;

    /**
     * Makes it.
     *
     * @param running what instances are made of
     * @param classes its compiled code, null if it is interpreted
     * @param addedGlobals number of globals that the meter added
     */
    LoadedModule(
            CoreConfig config,
            ModuleSource source,
            WasmModule running,
            @Nullable GuestClasses classes,
            int addedGlobals,
            CompilationReport report) {
        this.config = config;
        this.source = source;
        this.running = running;
        this.ownGlobals = running.globalSection().globalCount() - addedGlobals;
        this.classes = classes;
        this.report = report;
        this.imports = ModuleReader.imports(running);
        this.exports = ModuleReader.exports(running);
        for (int i = 0; i < running.exportSection().exportCount(); i++) {
            Export e = running.exportSection().getExport(i);
            exportsByName.put(e.name(), e);
        }
    }

    @Override
    public List<CoreImport> imports() {
        return imports;
    }

    @Override
    public List<CoreExport> exports() {
        return exports;
    }

    @Nullable
    Export export(String name) {
        return exportsByName.get(name);
    }

    @Override
    public byte @Nullable [] customSection(String name) {
        return CustomSections.find(source.bytes(), name).orElse(null);
    }

    @Override
    public String digest() {
        return source.digest();
    }

    @Override
    public CodeModel code() {
        CodeModel known = code;
        if (known == null) {
            known = source.code();
            code = known;
        }
        return known;
    }

    @Override
    public CompilationReport report() {
        return report;
    }

    @Override
    public long stackBytes(int callDepth) {
        return StackEstimate.bytes(classes == null ? -1 : classes.largestFrame(), callDepth);
    }

    @Override
    public CoreInstance instantiate(CoreImports given, Meter meter) {
        Register register = MeterAccess.register(meter);
        Linked linked = Linker.link(running, config.mode(), imports, given, register);
        long depth = register.value & Register.DEPTH_MASK;
        InstanceParts parts = new InstanceParts(i -> machine(i, linked, register),
                new RegisterGlobals(ownGlobals, register), config.limits().tableElements());
        try {
            Instance instance = Instance.builder(running)
                    .withImportValues(linked.values())
                    .withMemoryFactory(limits -> new FlatMemory(limits, config.limits().memoryPages(), register))
                    .withMachineFactory(parts::machine)
                    .withTableFactory(parts)
                    .withGlobalFactory(parts)
                    .withStart(false)
                    .build();
            return GuestInstance.of(instance);
        } catch (UnlinkableException e) {
            throw new CoreLinkException(e.getMessage() == null ? "import does not fit" : e.getMessage(), e);
        } catch (ChicoryException e) {
            throw Traps.converted(e);
        } catch (OutOfMemoryError e) {
            throw new CoreLinkException("the Java heap has no room for the memories and tables of the instance", e);
        } catch (StackOverflowError | LinkageError e) {
            throw Traps.converted(e);
        } finally {
            register.value = register.value & ~Register.DEPTH_MASK | depth;
        }
    }

    private GuestMachine machine(Instance instance, Linked linked, Register register) {
        return new GuestMachine(new GuestInstance(this, linked, instance), instance, classes, register, linked.group());
    }
}
