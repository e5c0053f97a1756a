// SPDX-License-Identifier: Apache-2.0
package wrt.component.wit;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import wrt.component.DefinedType;
import wrt.component.FuncType;
import wrt.component.ResourceType;
import wrt.component.ValType;

/** Where types were given which name, and types as WIT expressions. */
final class WitNames {

    /**
     * A name of a type.
     *
     * @param place the interface in which it was defined, or the world as ""
     * @param name the name there
     */
    record Named(String place, String name) {
    }

    private static final Set<String> KEYWORDS = Set.of("as", "async", "bool", "borrow", "char", "constructor", "enum",
            "error-context", "export", "f32", "f64", "flags", "from", "func", "future", "import", "include",
            "interface", "list", "map", "option", "own", "package", "record", "resource", "result", "s16", "s32", "s64",
            "s8", "static", "stream", "string", "tuple", "type", "u16", "u32", "u64", "u8", "use", "variant", "with",
            "world");

    private final Map<DefinedType, Named> values = new IdentityHashMap<>();
    private final Map<ResourceType, Named> resources = new HashMap<>();

    void define(DefinedType type, Named name) {
        values.put(type, name);
        if (type instanceof ResourceType r) {
            resources.putIfAbsent(r, name);
        }
    }

    @Nullable
    Named find(DefinedType type) {
        Named exact = values.get(type);
        return exact != null || !(type instanceof ResourceType r) ? exact : resources.get(r);
    }

    static String identifier(String name) {
        return KEYWORDS.contains(name) ? "%" + name : name;
    }

    String function(FuncType type, int skippedParams) {
        String params = type.params()
                .stream()
                .skip(skippedParams)
                .map(p -> identifier(p.name()) + ": " + expression(p.type()))
                .collect(Collectors.joining(", ", "(", ")"));
        return (type.async() ? "async func" : "func") + params
                + (type.result() == null ? "" : " -> " + expression(type.result()));
    }

    String expression(ValType type) {
        Named name = values.get(type);
        return name != null ? identifier(name.name()) : structure(type);
    }

    /** The type without its own name. */
    String structure(ValType type) {
        return switch (type) {
            case ValType.Bool t -> "bool";
            case ValType.S8 t -> "s8";
            case ValType.U8 t -> "u8";
            case ValType.S16 t -> "s16";
            case ValType.U16 t -> "u16";
            case ValType.S32 t -> "s32";
            case ValType.U32 t -> "u32";
            case ValType.S64 t -> "s64";
            case ValType.U64 t -> "u64";
            case ValType.F32 t -> "f32";
            case ValType.F64 t -> "f64";
            case ValType.Char t -> "char";
            case ValType.StringT t -> "string";
            case ValType.ErrorContextT t -> "error-context";
            case ValType.ListT t -> "list<" + expression(t.element()) + ">";
            case ValType.FixedListT t -> "list<" + expression(t.element()) + ", " + t.length() + ">";
            case ValType.MapT t -> "map<" + expression(t.key()) + ", " + expression(t.value()) + ">";
            case ValType.OptionT t -> "option<" + expression(t.type()) + ">";
            case ValType.TupleT t -> t.types().stream().map(this::expression).collect(
                    Collectors.joining(", ", "tuple<", ">"));
            case ValType.ResultT t -> result(t);
            case ValType.StreamT t -> "stream" + argument(t.element());
            case ValType.FutureT t -> "future" + argument(t.element());
            case ValType.Own t -> resource(t.resource());
            case ValType.Borrow t -> "borrow<" + resource(t.resource()) + ">";
            case ValType.RecordT t -> "record " + block(t.fields()
                    .stream()
                    .map(f -> identifier(f.name()) + ": " + expression(f.type()))
                    .toList());
            case ValType.VariantT t -> "variant " + block(t.cases()
                    .stream()
                    .map(c -> identifier(c.name()) + (c.type() == null ? "" : "(" + expression(c.type()) + ")"))
                    .toList());
            case ValType.EnumT t -> "enum " + block(t.labels().stream().map(WitNames::identifier).toList());
            case ValType.FlagsT t -> "flags " + block(t.labels().stream().map(WitNames::identifier).toList());
        };
    }

    private static String block(List<String> members) {
        return "{ " + String.join(", ", members) + " }";
    }

    private String argument(@Nullable ValType type) {
        return type == null ? "" : "<" + expression(type) + ">";
    }

    private String result(ValType.ResultT type) {
        if (type.error() == null) {
            return "result" + argument(type.ok());
        }
        return "result<" + (type.ok() == null ? "_" : expression(type.ok())) + ", " + expression(type.error()) + ">";
    }

    private String resource(ResourceType type) {
        Named name = find(type);
        return identifier(name == null ? type.label() : name.name());
    }
}
