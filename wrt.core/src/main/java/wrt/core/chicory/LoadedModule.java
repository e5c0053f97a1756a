// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.UnlinkableException;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.Export;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
import wrt.core.binary.Cursor;
import wrt.core.binary.Section;
import wrt.core.code.CodeModel;
import wrt.core.code.CostModel;
import wrt.core.meter.MeterAccess;
import wrt.core.meter.Register;

/** A module ready to be instantiated. Concurrency: immutable apart from the code model, which is built once. */
final class LoadedModule implements CoreModule {
    private final CoreConfig config;
    private final byte[] bytes;
    private final WasmModule original;
    private final WasmModule running;
    private final @Nullable Function<Instance, Machine> machines;
    private final CostModel costs;
    private final CompilationReport report;
    private final List<CoreImport> imports;
    private final List<CoreExport> exports;
    private final Map<String, Export> exportsByName = new HashMap<>();
    private final String digest;
    private volatile @Nullable CodeModel code;

    LoadedModule(
            CoreConfig config,
            byte[] bytes,
            WasmModule original,
            WasmModule running,
            @Nullable Function<Instance, Machine> machines,
            CostModel costs,
            CompilationReport report) {
        this.config = config;
        this.bytes = bytes;
        this.original = original;
        this.running = running;
        this.machines = machines;
        this.costs = costs;
        this.report = report;
        this.imports = ModuleReader.imports(original);
        this.exports = ModuleReader.exports(original);
        for (int i = 0; i < original.exportSection().exportCount(); i++) {
            Export e = original.exportSection().getExport(i);
            exportsByName.put(e.name(), e);
        }
        this.digest = digest(bytes);
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
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
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        byte @Nullable [] found = null;
        for (Section s : Section.read(bytes)) {
            if (s.id() == Section.CUSTOM) {
                Cursor cursor = new Cursor(bytes, s.start());
                int length = cursor.unsigned();
                int start = cursor.position();
                if (Arrays.equals(bytes, start, start + length, wanted, 0, wanted.length)) {
                    found = Arrays.copyOfRange(bytes, start + length, s.end());
                }
            }
        }
        return found;
    }

    @Override
    public String digest() {
        return digest;
    }

    @Override
    public CodeModel code() {
        CodeModel known = code;
        if (known == null) {
            known = new CodeReader(bytes, original, costs).model();
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
        return 1 << 20;
    }

    @Override
    public CoreInstance instantiate(CoreImports given, Meter meter) {
        Register register = MeterAccess.register(meter);
        Linked linked = Linker.link(original, imports, given, register);
        int own = original.globalSection().globalCount();
        long depth = register.value & Register.DEPTH_MASK;
        try {
            Instance instance = Instance.builder(running)
                    .withImportValues(linked.values())
                    .withMemoryFactory(limits -> new FlatMemory(limits, config.limits().memoryPages(), register))
                    .withTableFactory((table, value) -> new LimitedTable(table, value, config.limits().tableElements()))
                    .withGlobalFactory(new RegisterGlobals(own, register))
                    .withMachineFactory(i -> machine(i, linked, register))
                    .withStart(false)
                    .build();
            return GuestInstance.of(instance);
        } catch (UnlinkableException e) {
            throw new CoreLinkException(e.getMessage() == null ? "import does not fit" : e.getMessage(), e);
        } catch (ChicoryException e) {
            throw Traps.converted(e);
        } catch (StackOverflowError e) {
            throw Traps.stackOverflow(e);
        } finally {
            register.value = register.value & ~Register.DEPTH_MASK | depth;
        }
    }

    private GuestMachine machine(Instance instance, Linked linked, Register register) {
        GuestInstance owner = new GuestInstance(this, linked, register, instance);
        Function<Instance, Machine> factory = machines;
        return new GuestMachine(owner, instance, factory == null ? null : factory.apply(instance));
    }
}
