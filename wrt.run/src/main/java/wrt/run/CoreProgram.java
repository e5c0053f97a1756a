// SPDX-License-Identifier: Apache-2.0
package wrt.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import wrt.api.component.FuelExhaustedException;
import wrt.component.Param;
import wrt.core.CompilationReport;
import wrt.core.CoreExport;
import wrt.core.CoreFunction;
import wrt.core.CoreImports;
import wrt.core.CoreModule;
import wrt.core.CoreType.FunctionType;
import wrt.core.Meter;
import wrt.core.TrapException;

/**
 * A core module without imports; its parameters are numbers.
 *
 * @param module the module
 * @param name what errors call it
 * @param callDepth how many calls may be nested
 */
record CoreProgram(CoreModule module, String name, int callDepth) implements Program {

    @Override
    public Outcome call(String export, List<String> arguments, OptionalLong fuel) {
        if (!module.imports().isEmpty()) {
            throw new Failure(Failure.Kind.IMPORTS, name + ": nothing is imported here, and the module needs "
                    + module.imports().stream().map(i -> i.module() + " " + i.name())
                            .collect(Collectors.joining(", ")));
        }
        FunctionType type = type(export);
        List<Param> parameters = new ArrayList<>();
        type.params().forEach(p -> parameters.add(new Param("p" + parameters.size(), CoreNumbers.type(p))));
        long[] frame = CoreNumbers.toFrame(new Arguments(export, parameters).parse(arguments), type);
        FuelBudget budget = new FuelBudget(fuel, name, export);
        Meter meter = new Meter(budget, callDepth);
        try {
            CoreFunction function = module.instantiate(CoreImports.none(), meter).function(export);
            budget.begin(meter);
            long start = System.nanoTime();
            function.call(frame);
            long nanos = System.nanoTime() - start;
            return new Outcome(export, CoreNumbers.text(frame, type), budget.used(meter), nanos);
        } catch (TrapException e) {
            throw new Failure(Failure.Kind.TRAP, name + " " + export + ": " + e.getMessage(), e);
        } catch (FuelExhaustedException e) {
            throw new Failure(Failure.Kind.FUEL_EXHAUSTED, String.valueOf(e.getMessage()), e);
        }
    }

    private FunctionType type(String export) {
        List<CoreExport> functions = module.exports().stream().filter(e -> e.type() instanceof FunctionType).toList();
        for (CoreExport candidate : functions) {
            if (candidate.name().equals(export) && candidate.type() instanceof FunctionType type) {
                return CoreNumbers.checked(type, name, export);
            }
        }
        SequencedMap<String, String> known = new LinkedHashMap<>();
        functions.forEach(e -> known.put(e.name(), CoreNumbers.signature((FunctionType) e.type())));
        throw new NoExport(name, export, known).failure();
    }

    @Override
    public List<CompilationReport> reports() {
        return List.of(module.report());
    }

    @Override
    public long stackBytes() {
        return module.stackBytes(callDepth);
    }
}
