// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import wrt.component.DefinedType;
import wrt.component.ExternType;
import wrt.component.FuncType;
import wrt.component.Param;
import wrt.component.ResourceType;
import wrt.component.TypeText;
import wrt.component.ValType;

/**
 * Writes the Java interface that {@link TypedProxies} binds to the functions of one exported interface: its methods, and
 * its types as nested records, enums, sealed interfaces and interfaces of resources.
 *
 * <p>Concurrency: used by one thread.
 */
public final class JavaSource {

    // Every name is qualified where a case of a variant, which is a record, could have the same one.

    private static final Set<String> RESERVED = Set.of("abstract", "assert", "boolean", "break", "byte", "case",
            "catch",
            "char", "class", "const", "continue", "default", "do", "double", "else", "enum", "extends", "false",
            "final",
            "finally", "float", "for", "goto", "if", "implements", "import", "instanceof", "int", "interface", "long",
            "native", "new", "null", "package", "private", "protected", "public", "return", "short", "static",
            "strictfp", "super", "switch", "synchronized", "this", "throw", "throws", "transient", "true", "try",
            "void",
            "volatile", "while");

    private static final Set<String> METHODS_OF_OBJECT = Set.of("clone", "finalize", "getClass", "hashCode", "notify",
            "notifyAll", "toString", "wait");

    private final String title;
    private final SequencedMap<String, ExternType> items;
    private final Map<DefinedType, String> names = new IdentityHashMap<>();
    private final Map<ResourceType, String> resources = new LinkedHashMap<>();
    private final Map<String, ValType> nested = new LinkedHashMap<>();
    private final Set<String> simpleNames = new HashSet<>();
    private final String name;

    private JavaSource(String title, String plain, SequencedMap<String, ExternType> items) {
        this.title = title;
        this.items = items;
        Set<String> cases = new HashSet<>();
        items.values().forEach(item -> {
            if (item instanceof ExternType.Type type && type.type() instanceof ValType.VariantT variant) {
                variant.cases().forEach(each -> cases.add(Names.pascal(each.name())));
            }
        });
        simpleNames.addAll(cases);
        this.name = free(Names.pascal(plain), "Api");
        items.forEach(this::define);
    }

    /**
     * The source of a compilation unit.
     *
     * @param packageName of the Java interface
     * @param witName the exported interface's full name, or a name for the functions exported directly
     * @param items what it holds
     * @return Java source
     */
    public static String of(String packageName, String witName, SequencedMap<String, ExternType> items) {
        String unversioned = witName.indexOf('@') < 0 ? witName : witName.substring(0, witName.indexOf('@'));
        JavaSource source = new JavaSource(witName, unversioned.substring(unversioned.lastIndexOf('/') + 1), items);
        return "package " + packageName + ";\n\n" + String.join("\n", source.lines()) + "\n";
    }

    private String free(String wanted, String suffix) {
        String free = wanted;
        while (!simpleNames.add(free)) {
            free += suffix;
        }
        return free;
    }

    private void define(String item, ExternType extern) {
        if (!(extern instanceof ExternType.Type type) || names.containsKey(type.type())) {
            return;
        }
        switch (type.type()) {
            case ResourceType resource -> {
                if (!resources.containsKey(resource)) {
                    resources.put(resource, free(Names.pascal(item), "Resource"));
                }
            }
            case ValType.RecordT t -> nest(item, t);
            case ValType.VariantT t -> nest(item, t);
            case ValType.EnumT t -> nest(item, t);
            case ValType.FlagsT t -> nest(item, t);
            default -> {
                // Has a Java type of its own.
            }
        }
    }

    private void nest(String item, ValType type) {
        String free = free(Names.pascal(item), "Type");
        names.put(type, free);
        nested.put(free, type);
    }

    private List<String> lines() {
        List<String> members = new ArrayList<>();
        items.forEach((item, extern) -> {
            if (extern instanceof ExternType.Func function && !ResourceNames.isMethod(item)) {
                members.addAll(method(ResourceNames.asMethod(item), item, function.type(), 0));
            }
        });
        nested.forEach((nestedName, type) -> members.addAll(definition(nestedName, type)));
        resources.forEach((resource, nestedName) -> members.addAll(resource(resource, nestedName)));
        List<String> lines = new ArrayList<>();
        lines.add("/** The functions of {@code " + title + "}. */");
        lines.add("public interface " + name + " {");
        lines.addAll(indented(members));
        lines.add("}");
        return lines;
    }

    private List<String> method(String javaName, String wit, FuncType type, int skipped) {
        List<Param> params = type.params().subList(skipped, type.params().size());
        String list = params.stream().map(param -> type(param.type()) + " " + identifier(Names.camel(param.name())))
                .collect(Collectors.joining(", "));
        ValType result = type.result();
        boolean fails = result instanceof ValType.ResultT;
        ValType success = result instanceof ValType.ResultT outcome ? outcome.ok() : result;
        String method = identifier(Names.camel(javaName));
        if (METHODS_OF_OBJECT.contains(method) && params.isEmpty()) {
            method += "_";
        }
        return List.of("", "/** {@code " + wit + ": " + TypeText.of(type) + "}" + (fails
                ? "; an error is a {@link wrt.api.component.ResultException}"
                : "") + ". */", returned(type, success) + " " + method + "(" + list + ");");
    }

    private String returned(FuncType function, @Nullable ValType success) {
        if (function.async()) {
            return "java.util.concurrent.CompletionStage<" + (success == null ? "java.lang.Void" : boxed(success))
                    + ">";
        }
        return success == null ? "void" : type(success);
    }

    private List<String> resource(ResourceType resource, String nestedName) {
        List<String> members = new ArrayList<>();
        items.forEach((item, extern) -> {
            String method = resource.label().isEmpty() ? null : ResourceNames.methodOf(item, resource.label());
            if (method != null && extern instanceof ExternType.Func function) {
                members.addAll(method(method, item, function.type(), 1));
            }
        });
        members.addAll(List.of("", "/** Drops the resource. */", "@Override", "void close();"));
        return block("/** {@code resource " + resource.label() + "}. */", "interface " + nestedName
                + " extends AutoCloseable", members);
    }

    private List<String> definition(String nestedName, ValType type) {
        return switch (type) {
            case ValType.RecordT t -> block("/** A record. */", "record " + nestedName + "(" + t.fields().stream()
                    .map(field -> type(field.type()) + " " + component(field.name())).collect(Collectors.joining(", "))
                    + ")", List.of());
            case ValType.EnumT t -> block("/** An enumeration. */", "enum " + nestedName, constants(t.labels()));
            case ValType.FlagsT t -> block("/** Flags, of which a set is a value. */", "enum " + nestedName,
                    constants(t.labels()));
            case ValType.VariantT t -> block("/** A variant: one of its records. */", "sealed interface " + nestedName,
                    t.cases().stream().flatMap(each -> block("/** {@code " + each.name() + "}. */", "record "
                            + Names.pascal(each.name()) + "("
                            + (each.type() == null ? "" : type(each.type()) + " value") + ") implements " + name + "."
                            + nestedName, List.of()).stream()).toList());
            default -> List.of();
        };
    }

    private static List<String> constants(List<String> labels) {
        return List.of("", labels.stream().map(Names::constant).collect(Collectors.joining(", ")));
    }

    private static List<String> block(String comment, String head, List<String> members) {
        List<String> lines = new ArrayList<>(List.of("", comment, head + " {"));
        lines.addAll(indented(members));
        lines.add("}");
        return lines;
    }

    private static List<String> indented(List<String> lines) {
        return lines.stream().map(line -> line.isEmpty() ? line : "    " + line).toList();
    }

    private String type(ValType type) {
        return switch (type) {
            case ValType.Bool t -> "boolean";
            case ValType.S8 t -> "byte";
            case ValType.U8 t -> "short";
            case ValType.S16 t -> "short";
            case ValType.U16 t -> "int";
            case ValType.S32 t -> "int";
            case ValType.U32 t -> "long";
            case ValType.S64 t -> "long";
            case ValType.U64 t -> "long";
            case ValType.F32 t -> "float";
            case ValType.F64 t -> "double";
            case ValType.Char t -> "int";
            case ValType.StringT t -> "java.lang.String";
            case ValType.ListT t -> list(t.element());
            case ValType.FixedListT t -> list(t.element());
            case ValType.MapT t -> "java.util.Map<" + boxed(t.key()) + ", " + boxed(t.value()) + ">";
            case ValType.TupleT t -> "java.util.List<java.lang.Object>";
            case ValType.OptionT t -> "java.util.Optional<" + boxed(t.type()) + ">";
            case ValType.ResultT t -> "wrt.api.value.ResultValue";
            case ValType.RecordT t -> named(t, "wrt.api.value.RecordValue");
            case ValType.VariantT t -> named(t, "wrt.api.value.VariantValue");
            case ValType.EnumT t -> named(t, "java.lang.String");
            case ValType.FlagsT t -> "java.util.Set<" + named(t, "java.lang.String") + ">";
            case ValType.Own t -> resource(t.resource());
            case ValType.Borrow t -> resource(t.resource());
            case ValType.StreamT t when t.element() instanceof ValType.U8 ->
                "java.util.concurrent.Flow.Publisher<byte[]>";
            case ValType.StreamT t -> "java.util.concurrent.Flow.Publisher<" + element(t.element()) + ">";
            case ValType.FutureT t -> "java.util.concurrent.CompletionStage<" + element(t.element()) + ">";
            case ValType.ErrorContextT t -> "wrt.api.value.ErrorContext";
        };
    }

    private String element(@Nullable ValType element) {
        return element == null ? "java.lang.Object" : boxed(element);
    }

    private String list(ValType element) {
        return element instanceof ValType.U8 ? "byte[]" : "java.util.List<" + boxed(element) + ">";
    }

    private String boxed(ValType type) {
        String java = type(type);
        return switch (java) {
            case "boolean" -> "java.lang.Boolean";
            case "byte" -> "java.lang.Byte";
            case "short" -> "java.lang.Short";
            case "int" -> "java.lang.Integer";
            case "long" -> "java.lang.Long";
            case "float" -> "java.lang.Float";
            case "double" -> "java.lang.Double";
            default -> java;
        };
    }

    private String named(DefinedType type, String otherwise) {
        @Nullable
        String nestedName = names.get(type);
        return nestedName == null ? otherwise : name + "." + nestedName;
    }

    private String resource(ResourceType type) {
        @Nullable
        String nestedName = resources.get(type);
        return nestedName == null ? "wrt.api.value.ResourceValue" : name + "." + nestedName;
    }

    private static String component(String wit) {
        String java = identifier(Names.camel(wit));
        return METHODS_OF_OBJECT.contains(java) ? java + "_" : java;
    }

    private static String identifier(String java) {
        return RESERVED.contains(java) ? java + "_" : java;
    }
}
