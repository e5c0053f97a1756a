// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.compiler.InterpreterFallback;
import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.ExternalType;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import wrt.core.CompilationReport;
import wrt.core.CoreConfig;
import wrt.core.CoreModule;
import wrt.core.ExecutionMode;
import wrt.core.Metering;
import wrt.core.code.CostModel;
import wrt.core.meter.ModuleMeter;

/** From bytes to a module that can be instantiated. Concurrency: stateless, thread-safe. */
public final class ModuleLoader {
    private final CoreConfig config;

    /** For one configuration. */
    public ModuleLoader(CoreConfig config) {
        this.config = config;
    }

    /** Reads, validates, meters and compiles. */
    public CoreModule load(byte[] given) {
        long start = System.nanoTime();
        byte[] bytes = given.clone();
        WasmModule original = ModuleReader.read(bytes, config.limits());
        CostModel costs = config.metering() instanceof Metering.Metered metered
                ? metered.costs()
                : CostModel.defaults();
        WasmModule running = config.metering() instanceof Metering.Metered && hasCode(original)
                ? metered(bytes, original, costs)
                : original;
        Function<Instance, Machine> machines = config.mode() == ExecutionMode.COMPILED
                ? MachineFactoryCompiler.builder(running).withInterpreterFallback(InterpreterFallback.SILENT).compile()
                : null;
        CompilationReport report = new CompilationReport(
                List.of(), List.of(), false, Duration.ofNanos(System.nanoTime() - start));
        return new LoadedModule(config, bytes, original, running, machines, costs, report);
    }

    private static boolean hasCode(WasmModule module) {
        return module.codeSection().functionBodyCount() > 0;
    }

    private static WasmModule metered(byte[] bytes, WasmModule module, CostModel costs) {
        int globals = module.importSection().count(ExternalType.GLOBAL) + module.globalSection().globalCount();
        byte[] rewritten = new ModuleMeter(
                bytes,
                new CodeReader(bytes, module, costs).bodies(),
                globals,
                module.typeSection().subTypeCount(),
                costs).write();
        return Parser.parse(rewritten);
    }
}
