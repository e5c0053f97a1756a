// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import wrt.api.component.CallOptions;
import wrt.api.component.ExportedFunction;
import wrt.api.component.WasmComponent;
import wrt.component.FuncType;
import wrt.engine.bind.Export;
import wrt.engine.bind.ExportGroup;
import wrt.engine.bind.TypedProxies;

/**
 * The service that a deployed component is.
 *
 * <p>Concurrency: safe from any thread.
 */
final class DeployedComponent implements WasmComponent {

    private final Deployment deployment;

    DeployedComponent(Deployment deployment) {
        this.deployment = deployment;
    }

    @Override
    public String name() {
        return deployment.name();
    }

    @Override
    public String digest() {
        Generation generation = deployment.current();
        Status status = deployment.status();
        if (generation != null) {
            return generation.component().digest();
        }
        return status == null ? "" : status.component().digest();
    }

    @Override
    public List<ExportedFunction> exports() {
        Generation generation = deployment.current();
        return generation == null
                ? List.of()
                : generation.exports().values().stream()
                        .map(export -> new ExportedFunction(export.function().path(), export.signature(),
                                export.function().type().async()))
                        .toList();
    }

    @Override
    public @Nullable Object call(String export, @Nullable Object... arguments) {
        return GuardedCall.call(deployment, () -> deployment.enter(export), CallOptions.DEFAULT, arguments);
    }

    @Override
    public @Nullable Object call(CallOptions options, String export, @Nullable Object... arguments) {
        return GuardedCall.call(deployment, () -> deployment.enter(export), options, arguments);
    }

    @Override
    public CompletionStage<@Nullable Object> callAsync(CallOptions options, String export,
            @Nullable Object... arguments) {
        // The caller may change its array before the call begins.
        return PendingCall.start(deployment, () -> deployment.enter(export), options,
                Arrays.copyOf(arguments, arguments.length));
    }

    @Override
    public String callText(CallOptions options, String export, List<String> arguments) {
        BoundExport bound = deployment.opened(export).export(export);
        FuncType type = bound.function().type();
        @Nullable
        Object[] values = TextCall.arguments(type, arguments);
        return TextCall.result(type, call(options, bound.function().path(), values));
    }

    @Override
    public <T> T as(Class<T> type) {
        return TypedProxies.create(type, groups());
    }

    @Override
    public String javaSource(String witInterface, String packageName) {
        return JavaInterfaces.source(deployment.name(), deployment.opened("exports").component().exports(),
                witInterface, packageName);
    }

    /** A typed proxy of the interface that is named. */
    <T> T as(Class<T> type, String witInterface) {
        List<ExportGroup> groups = groups();
        List<String> names = groups.stream().map(ExportGroup::name).toList();
        String best = Generation.best(names, WitName.parse(witInterface));
        ExportGroup group = groups.stream().filter(each -> each.name().equals(best)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        deployment.name() + " exports no " + witInterface + "; it exports " + names));
        return TypedProxies.create(type, group);
    }

    private List<ExportGroup> groups() {
        Generation generation = deployment.opened("exports");
        SequencedMap<String, SequencedMap<String, Export>> groups = new LinkedHashMap<>();
        generation.exports().forEach((path, export) -> {
            int hash = path.indexOf('#');
            groups.computeIfAbsent(hash < 0 ? "" : path.substring(0, hash), name -> new LinkedHashMap<>())
                    .put(path.substring(hash + 1), new DeployedExport(deployment, export));
        });
        List<ExportGroup> result = new ArrayList<>();
        groups.forEach((name, functions) -> result.add(new ExportGroup(deployment.name(), name, functions)));
        return result;
    }

    @Override
    public String toString() {
        return "component " + deployment.name();
    }
}
