// SPDX-License-Identifier: Apache-2.0
package wrt.component.wit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import wrt.component.ComponentType;
import wrt.component.DefinedType;
import wrt.component.ExternType;
import wrt.component.FuncType;
import wrt.component.InstanceType;
import wrt.component.ResourceType;
import wrt.component.TypeBound;
import wrt.component.ValType;
import wrt.component.wit.WitNames.Named;

/** The items of one interface, or of the world, as lines of WIT. */
final class WitItems {

    private final WitNames names;
    private final String place;

    /**
     * Items of one place.
     *
     * @param names what is named so far
     * @param place the interface's name, or "" for the world
     */
    WitItems(WitNames names, String place) {
        this.names = names;
        this.place = place;
    }

    List<String> lines(Map<String, ExternType> items) {
        // Names first: an item may mention a type that follows it.
        Map<String, Named> elsewhere = new HashMap<>();
        items.forEach((name, type) -> {
            if (type instanceof ExternType.Type t) {
                Named known = names.find(original(t.bound()));
                if (known != null && !known.equals(new Named(place, name))) {
                    elsewhere.put(name, known);
                }
                names.define(t.type(), new Named(place, name));
            }
        });
        List<String> lines = new ArrayList<>();
        items.forEach((name, type) -> {
            switch (type) {
                case ExternType.Type t when elsewhere.containsKey(name) -> lines.add(alias(name, elsewhere.get(name)));
                case ExternType.Type t -> lines.addAll(definition(name, t.type(), items));
                case ExternType.Func f when !name.startsWith("[") -> lines
                        .add(WitNames.identifier(name) + ": " + names.function(f.type(), 0) + ";");
                case ExternType.Func f -> {
                    // Printed inside its resource.
                }
                case ExternType.Instance i -> lines.addAll(block(WitNames.identifier(name) + ": interface",
                        new WitItems(names, name).lines(i.type().exports())));
                case ExternType.Module m -> lines.add("// core module " + name);
                case ExternType.ComponentT c -> lines.add("// component " + name);
            }
        });
        return lines;
    }

    private static DefinedType original(TypeBound bound) {
        return bound instanceof TypeBound.Eq eq ? eq.original() : bound.type();
    }

    private String alias(String name, Named known) {
        String identifier = WitNames.identifier(name);
        if (known.place().equals(place)) {
            return "type " + identifier + " = " + WitNames.identifier(known.name()) + ";";
        }
        String renamed = known.name().equals(name) ? "" : " as " + identifier;
        return "use " + shortPlace(known.place()) + ".{" + WitNames.identifier(known.name()) + renamed + "};";
    }

    private List<String> definition(String name, DefinedType type, Map<String, ExternType> items) {
        String identifier = WitNames.identifier(name);
        return switch (type) {
            case ResourceType r -> resource(name, items);
            case ValType.RecordT t -> members("record " + identifier, t.fields()
                    .stream()
                    .map(f -> WitNames.identifier(f.name()) + ": " + names.expression(f.type()))
                    .toList());
            case ValType.VariantT t -> members("variant " + identifier, t.cases()
                    .stream()
                    .map(c -> WitNames.identifier(c.name())
                            + (c.type() == null ? "" : "(" + names.expression(c.type()) + ")"))
                    .toList());
            case ValType.EnumT t ->
                members("enum " + identifier, t.labels().stream().map(WitNames::identifier).toList());
            case ValType.FlagsT t ->
                members("flags " + identifier, t.labels().stream().map(WitNames::identifier).toList());
            case ValType t -> List.of("type " + identifier + " = " + names.structure(t) + ";");
            case FuncType f -> List.of("// function type " + name + ": " + names.function(f, 0));
            case InstanceType i -> List.of("// instance type " + name);
            case ComponentType c -> List.of("// component type " + name);
        };
    }

    private String shortPlace(String other) {
        String shared = WitPackage.of(place);
        return !shared.isEmpty() && shared.equals(WitPackage.of(other)) ? WitPackage.interfaceOf(other) : other;
    }

    private List<String> members(String head, List<String> members) {
        return block(head, members.stream().map(m -> m + ",").toList());
    }

    private List<String> resource(String name, Map<String, ExternType> items) {
        List<String> members = new ArrayList<>();
        items.forEach((itemName, item) -> {
            String member = item instanceof ExternType.Func f ? member(name, itemName, f.type()) : null;
            if (member != null) {
                members.add(member);
            }
        });
        String head = "resource " + WitNames.identifier(name);
        return members.isEmpty() ? List.of(head + ";") : block(head, members);
    }

    private @Nullable String member(String resource, String name, FuncType type) {
        String method = "[method]" + resource + ".";
        String statics = "[static]" + resource + ".";
        if (name.equals("[constructor]" + resource)) {
            String function = names.function(type, 0);
            boolean fallible = type.result() instanceof ValType.ResultT;
            int arrow = function.lastIndexOf(" -> ");
            String params = function.substring("func".length(), arrow);
            return "constructor" + params + (fallible ? function.substring(arrow) : "") + ";";
        }
        if (name.startsWith(method)) {
            return WitNames.identifier(name.substring(method.length())) + ": " + names.function(type, 1) + ";";
        }
        if (name.startsWith(statics)) {
            return WitNames.identifier(name.substring(statics.length())) + ": static " + names.function(type, 0) + ";";
        }
        return null;
    }

    static List<String> block(String head, List<String> lines) {
        List<String> result = new ArrayList<>();
        result.add(head + " {");
        lines.forEach(line -> result.add("  " + line));
        result.add("}");
        return result;
    }
}
