// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wrt.conformance.script.Command.Refusal;
import wrt.conformance.script.Constant;
import wrt.conformance.host.CoreHost;
import wrt.core.CoreCompiler;
import wrt.core.CoreFunction;
import wrt.core.CoreGlobal;
import wrt.core.CoreImport;
import wrt.core.CoreImports;
import wrt.core.CoreInstance;
import wrt.core.CoreLinkException;
import wrt.core.CoreModule;
import wrt.core.CoreType;
import wrt.core.Meter;
import wrt.core.TrapException;

/** The core instances of a script, which share a store. */
final class CoreRealm {

    private static final int CALL_DEPTH = 1024;
    private static final String SPECTEST = "spectest";

    private final Meter meter = new Meter(m -> m.refill(Meter.MAX_FUEL), CALL_DEPTH);
    private final Map<String, Module> registered = new HashMap<>();

    void register(String name, Module module) {
        registered.put(name, module);
    }

    Module instantiate(CoreModule module, CoreCompiler compiler) {
        CoreImports.Builder imports = CoreImports.builder();
        if (module.imports().stream().anyMatch(i -> i.module().equals(SPECTEST))) {
            registered.computeIfAbsent(SPECTEST, name -> new Module(CoreHost.instantiate(compiler, meter)));
            CoreHost.provideFunctions(imports);
        }
        for (CoreImport wanted : module.imports()) {
            Module provider = registered.get(wanted.module());
            if (provider != null) {
                provider.provide(wanted, imports);
            }
        }
        try {
            return new Module(module.instantiate(imports.build(), meter));
        } catch (CoreLinkException e) {
            throw new RefusedException(Refusal.UNLINKABLE, String.valueOf(e.getMessage()), null, e);
        }
    }

    /**
     * A core instance.
     *
     * @param instance the instance
     */
    record Module(CoreInstance instance) {

        private @Nullable CoreType type(String export) {
            return instance.exportType(export).orElse(null);
        }

        private void provide(CoreImport wanted, CoreImports.Builder imports) {
            String name = wanted.name();
            switch (type(name)) {
                case CoreType.FunctionType t -> imports.function(wanted.module(), name, instance.function(name));
                case CoreType.MemoryType t -> imports.memory(wanted.module(), name, instance.memory(name));
                case CoreType.TableType t -> imports.table(wanted.module(), name, instance.table(name));
                case CoreType.GlobalType t -> imports.global(wanted.module(), name, instance.global(name));
                case CoreType.TagType t -> imports.tag(wanted.module(), name, instance.tag(name));
                case null -> {
                    // The module's own link error names what is missing.
                }
            }
        }

        Outcome invoke(String export, List<Constant> args) {
            if (!(type(export) instanceof CoreType.FunctionType type)) {
                throw new MismatchException("no exported function " + export);
            }
            if (args.size() != type.params().size()) {
                throw new MismatchException(export + " has " + type.params().size() + " parameters, not "
                        + args.size());
            }
            CoreFunction function = instance.function(export);
            long[] frame = new long[type.frameLength()];
            for (int i = 0; i < args.size(); i++) {
                frame[i] = CoreConstants.argument(args.get(i), type.params().get(i));
            }
            try {
                function.call(frame);
            } catch (TrapException e) {
                return new Outcome.Trapped(String.valueOf(e.getMessage()));
            }
            List<Outcome.Value> results = new ArrayList<>();
            for (int i = 0; i < type.results().size(); i++) {
                results.add(new Outcome.CoreValue(type.results().get(i), frame[i]));
            }
            return new Outcome.Returned(results);
        }

        Outcome get(String export) {
            if (!(type(export) instanceof CoreType.GlobalType)) {
                throw new MismatchException("no exported global " + export);
            }
            CoreGlobal global = instance.global(export);
            return new Outcome.Returned(List.of(new Outcome.CoreValue(global.type().type(), global.get())));
        }
    }
}
