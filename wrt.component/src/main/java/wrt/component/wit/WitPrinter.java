// SPDX-License-Identifier: Apache-2.0
package wrt.component.wit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import wrt.component.ComponentType;
import wrt.component.ExternType;

/**
 * Prints what a component imports and exports: first the world, then the interfaces that it mentions, by package. What
 * WIT has no syntax for (core modules, components) is printed as a comment.
 *
 * <p>Source: Component Model, WIT.
 */
public final class WitPrinter {

    private final WitNames names = new WitNames();
    private final SequencedMap<String, List<String>> packages = new LinkedHashMap<>();
    private final List<String> printed = new ArrayList<>();

    private WitPrinter() {
    }

    /**
     * A component type as WIT.
     *
     * @param type the type
     * @return lines of text, each ended by a line feed
     */
    public static String print(ComponentType type) {
        return new WitPrinter().world(type);
    }

    private String world(ComponentType type) {
        List<String> body = new ArrayList<>();
        add(body, "import", type.imports());
        add(body, "export", type.exports());
        List<String> lines = new ArrayList<>(List.of("package root:component;", ""));
        lines.addAll(WitItems.block("world root", body));
        packages.forEach((name, interfaces) -> {
            lines.add("");
            lines.addAll(WitItems.block("package " + name, interfaces));
        });
        return String.join("\n", lines) + "\n";
    }

    private void add(List<String> body, String direction, Map<String, ExternType> items) {
        WitItems world = new WitItems(names, "");
        items.forEach((name, type) -> {
            String packageName = WitPackage.of(name);
            if (type instanceof ExternType.Instance i && !packageName.isEmpty()) {
                body.add(direction + " " + name + ";");
                addInterface(packageName, name, i);
                return;
            }
            List<String> lines = world.lines(Map.of(name, type));
            if (type instanceof ExternType.Type || lines.isEmpty() || lines.getFirst().startsWith("//")) {
                // A type belongs to the world, whichever way it goes; functions of resources are printed with them.
                body.addAll(lines);
            } else {
                body.add(direction + " " + lines.getFirst());
                body.addAll(lines.subList(1, lines.size()));
            }
        });
    }

    private void addInterface(String packageName, String name, ExternType.Instance instance) {
        if (printed.contains(name)) {
            return;
        }
        printed.add(name);
        packages.computeIfAbsent(packageName, p -> new ArrayList<>())
                .addAll(WitItems.block("interface " + WitNames.identifier(WitPackage.interfaceOf(name)),
                        new WitItems(names, name).lines(instance.type().exports())));
    }
}
