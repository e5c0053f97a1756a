// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ExternalType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wrt.core.CompilationReport;
import wrt.core.CompilationReport.FunctionReport;
import wrt.core.CoreConfig;
import wrt.core.CoreFormatException;
import wrt.core.CoreModule;
import wrt.core.ExecutionMode;
import wrt.core.Metering;
import wrt.core.binary.EmptyImportNames;
import wrt.core.code.CostModel;
import wrt.core.meter.PlainCode;
import wrt.core.meter.ModuleMeter;
import wrt.core.meter.Target;

/** From bytes to a module that can be instantiated. Concurrency: stateless, thread-safe. */
public final class ModuleLoader {
    private static final int REGISTER_GLOBALS = 2;

    private final CoreConfig config;
    private final Optional<CodeCache> cache;
    private final CostModel costs;
    private final boolean metered;

    /** For one configuration. */
    public ModuleLoader(CoreConfig config) {
        this.config = config;
        this.cache = config.cacheDirectory().map(d -> new CodeCache(d, config.cacheLimit()));
        this.metered = config.metering() instanceof Metering.Metered;
        this.costs = config.metering() instanceof Metering.Metered m ? m.costs() : CostModel.defaults();
    }

    /** Reads, validates, meters and compiles, or finds the result of that. */
    public CoreModule load(byte[] given) {
        long start = System.nanoTime();
        ModuleReader.checkOutline(given, config.limits());
        byte[] bytes = EmptyImportNames.replaced(given);
        String digest = Digests.hex(given);
        if (config.mode() == ExecutionMode.INTERPRETED) {
            WasmModule module = ModuleReader.read(bytes, config.limits());
            return new LoadedModule(config, new ModuleSource(bytes, digest, costs),
                    InterpreterCode.prepared(ModuleReader.read(running(bytes, module, Target.INTERPRETER))), null,
                    added(module),
                    new CompilationReport(List.of(), List.of(), false, since(start)));
        }
        CacheKey key = CacheKey.of(digest, config);
        Optional<Compiled> known = cache.flatMap(c -> c.find(key));
        Compiled compiled = known.orElseGet(() -> compiled(bytes, key));
        // The interpreter wants the hints that validation leaves in the instructions.
        WasmModule module = compiled.interpreted().isEmpty()
                ? ModuleReader.reread(compiled.skeleton())
                : InterpreterCode.prepared(ModuleReader.read(compiled.skeleton()));
        ModuleReader.checkLimits(module, config.limits());
        return new LoadedModule(config, new ModuleSource(bytes, digest, costs), module,
                new GuestClasses(compiled), added(module), report(compiled, known.isPresent(), start));
    }

    private Compiled compiled(byte[] bytes, CacheKey key) {
        WasmModule original = ModuleReader.read(bytes, config.limits());
        try {
            Compiled compiled = compiled(bytes, original);
            cache.ifPresent(c -> c.store(key, compiled));
            return compiled;
        } catch (CoreFormatException e) {
            throw e;
        } catch (OutOfMemoryError e) {
            throw ModuleReader.tooLarge(e);
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            // Valid, but of a proposal that the compiler does not have.
            throw new CoreFormatException(
                    CoreFormatException.Kind.LIMIT, -1, "the engine cannot compile this module: " + e, e);
        }
    }

    private Compiled compiled(byte[] bytes, WasmModule original) {
        byte[] running = running(bytes, original, Target.COMPILER);
        WasmModule module = ModuleReader.read(running);
        return new GuestCompiler(module, added(original) == 0 ? -1 : globals(original))
                .compile(
                        new CodeReader(bytes, original, costs),
                        kept -> Skeleton.of(
                                kept.isEmpty() ? running : running(bytes, original, Target.INTERPRETER),
                                original.importSection().count(ExternalType.FUNCTION),
                                kept));
    }

    /** How many globals the meter adds. */
    private int added(WasmModule module) {
        return metered && module.codeSection().functionBodyCount() > 0 ? REGISTER_GLOBALS : 0;
    }

    private byte[] running(byte[] bytes, WasmModule module, Target target) {
        if (added(module) == 0) {
            return PlainCode.write(bytes, new CodeReader(bytes, module, costs).bodies());
        }
        return new ModuleMeter(
                bytes,
                new CodeReader(bytes, module, costs).bodies(),
                globals(module),
                module.typeSection().subTypeCount(),
                costs,
                target).write();
    }

    private static int globals(WasmModule module) {
        return module.importSection().count(ExternalType.GLOBAL) + module.globalSection().globalCount();
    }

    private static CompilationReport report(Compiled compiled, boolean cached, long start) {
        List<FunctionReport> oversized = new ArrayList<>();
        for (Map.Entry<Integer, String> e : compiled.interpreted().entrySet()) {
            oversized.add(new FunctionReport(e.getKey(), e.getValue(), 0));
        }
        return new CompilationReport(oversized, compiled.large(), cached, since(start));
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
