// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import wrt.api.component.ExportedFunction;
import wrt.api.component.WasmComponent;
import wrt.api.deploy.DeploymentInfo;

/** Shows everything that is known of one component. */
@Command(name = "wrt:inspect", description = "Show a component's imports, exports, limits and where each came from.")
final class InspectCommand implements Callable<Answer> {

    private final Platform platform;

    @Parameters(paramLabel = "NAME", description = "The component's name.")
    private String name = "";

    @Mixin
    private final OutputOptions output = new OutputOptions();

    InspectCommand(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Answer call() {
        DeploymentInfo info = platform.deployment(name);
        Map<String, String> signatures = new LinkedHashMap<>();
        info.exports().forEach(path -> signatures.put(path, ""));
        for (WasmComponent component : platform.components()) {
            if (component.name().equals(name)) {
                component.exports().forEach((ExportedFunction f) -> signatures.put(f.path(), f.signature()));
            }
        }
        StringBuilder text = new StringBuilder(head(info));
        section(text, "problems", info.problems());
        section(text, "warnings", info.warnings());
        section(text, "imports", imports(info));
        section(text, "exports", exports(signatures));
        section(text, "limits", limits(info));
        section(text, "world", info.wit().strip().lines().toList());
        return new Answer(text.toString(), info);
    }

    private static String head(DeploymentInfo info) {
        return new Table("name", info.name())
                .row("state", State.of(info) + " since " + info.since())
                .row("version", info.version())
                .row("digest", info.digest())
                .row("partition", info.partition())
                .row("loaded in",
                        Durations.text(info.loadNanos()) + (info.cached() ? ", from the cache" : ", compiled"))
                .toString();
    }

    private static List<String> imports(DeploymentInfo info) {
        if (info.imports().isEmpty()) {
            return List.of("none");
        }
        Table table = new Table("NAME", "PROVIDED BY");
        info.imports().forEach(i -> table.row(i.name(), i.provider().isEmpty() ? "missing" : i.provider()));
        return table.toString().lines().toList();
    }

    private static List<String> exports(Map<String, String> signatures) {
        if (signatures.isEmpty()) {
            return List.of("none");
        }
        Table table = new Table("FUNCTION", "TYPE");
        signatures.forEach(table::row);
        return table.toString().lines().toList();
    }

    private static List<String> limits(DeploymentInfo info) {
        Table table = new Table("NAME", "VALUE", "FROM");
        info.limits().forEach(limit -> table.row(limit.name(), limit.value(), limit.origin()));
        return table.isEmpty() ? List.of("none") : table.toString().lines().toList();
    }

    private static void section(StringBuilder text, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append("\n\n").append(title);
            lines.forEach(line -> text.append("\n  ").append(line));
        }
    }
}
