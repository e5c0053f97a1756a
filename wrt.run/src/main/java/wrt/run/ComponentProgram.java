// SPDX-License-Identifier: Apache-2.0
package wrt.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import wrt.api.component.FuelExhaustedException;
import wrt.component.Component;
import wrt.component.ComponentFunction;
import wrt.component.ComponentInstance;
import wrt.component.ComponentLimits;
import wrt.component.ComponentLoader;
import wrt.component.ComponentTrapException;
import wrt.component.Features;
import wrt.component.LinkException;
import wrt.component.Linker;
import wrt.component.Store;
import wrt.component.Task;
import wrt.component.TaskParameters;
import wrt.component.TypeText;
import wrt.component.ValType;
import wrt.component.Wave;
import wrt.core.CompilationReport;
import wrt.core.CoreCompiler;
import wrt.core.CoreLinkException;
import wrt.core.CoreModule;
import wrt.core.TrapException;

/**
 * A component without imports, on the caller's stack.
 *
 * @param component the component
 * @param name what errors call it
 * @param callDepth how many calls may be nested
 */
record ComponentProgram(Component component, String name, int callDepth) implements Program {

    static ComponentProgram load(byte[] bytes, String name, CoreCompiler compiler, int callDepth,
            Features features) {
        ComponentLoader loader = new ComponentLoader(compiler, features, ComponentLimits.defaults());
        return new ComponentProgram(loader.load(bytes), name, callDepth);
    }

    @Override
    public Outcome call(String export, List<String> arguments, OptionalLong fuel) {
        ComponentInstance instance = instantiate();
        ComponentFunction function = find(instance, export);
        Object[] values = new Arguments(function.name(), function.type().params()).parse(arguments);
        TaskParameters parameters = TaskParameters.unbounded(name, function.name());
        if (fuel.isPresent()) {
            parameters = parameters.withFuelBudget(fuel.getAsLong());
        }
        Task task = function.task(values, parameters);
        long start = System.nanoTime();
        function.run(task);
        long nanos = System.nanoTime() - start;
        Throwable failure = task.failure();
        if (failure != null) {
            throw explained(failure, function.name());
        }
        return new Outcome(function.name(), text(task.result(), function.type().result()), task.fuelConsumed(), nanos);
    }

    private ComponentInstance instantiate() {
        try {
            return new Linker().instantiate(Store.synchronous(callDepth), component);
        } catch (LinkException e) {
            throw new Failure(Failure.Kind.IMPORTS, name + ": " + e.getMessage()
                    + "\nnothing is imported here; deploy the component into a container that provides it", e);
        } catch (CoreLinkException e) {
            throw new Failure(Failure.Kind.INVALID, name + ": " + e.getMessage(), e);
        } catch (TrapException | ComponentTrapException e) {
            throw new Failure(Failure.Kind.TRAP, name + ": while it was instantiated: " + e.getMessage(), e);
        }
    }

    private ComponentFunction find(ComponentInstance instance, String export) {
        try {
            return instance.function(export);
        } catch (NoSuchElementException e) {
            SequencedMap<String, String> known = new LinkedHashMap<>();
            instance.functions().forEach((path, function) -> known.put(path, TypeText.of(function.type())));
            throw new NoExport(name, export, known).failure();
        }
    }

    private Failure explained(Throwable failure, String export) {
        String where = name + " " + export + ": ";
        return switch (failure) {
            // Its message names component and export already.
            case FuelExhaustedException e ->
                new Failure(Failure.Kind.FUEL_EXHAUSTED, String.valueOf(e.getMessage()), e);
            case TrapException e -> new Failure(Failure.Kind.TRAP, where + e.getMessage(), e);
            case ComponentTrapException e -> new Failure(Failure.Kind.TRAP, where + e.getMessage(), e);
            default -> new Failure(Failure.Kind.HOST, where + failure, failure);
        };
    }

    private static String text(@Nullable Object result, @Nullable ValType type) {
        return result == null || type == null ? Outcome.NO_RESULT : Wave.print(result, type);
    }

    @Override
    public List<CompilationReport> reports() {
        return component.reports();
    }

    @Override
    public long stackBytes() {
        return component.coreModules().stream().mapToLong((CoreModule module) -> module.stackBytes(callDepth)).max()
                .orElse(0);
    }
}
