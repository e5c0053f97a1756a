// SPDX-License-Identifier: Apache-2.0
package wrt.component.rule;

import static wrt.component.Bytes.bytes;
import static wrt.component.Bytes.u32;
import static wrt.component.Bytes.vec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wrt.component.Bytes;

/** The types of a component from their text, {@code stream<u8>} or {@code async func(x: u32) -> string}. */
final class TypeText {

    private static final Map<String, Integer> PRIMITIVE = Map.ofEntries(Map.entry("bool", 0x7f), Map.entry("s8", 0x7e),
            Map.entry("u8", 0x7d), Map.entry("s16", 0x7c), Map.entry("u16", 0x7b), Map.entry("s32", 0x7a),
            Map.entry("u32", 0x79), Map.entry("s64", 0x78), Map.entry("u64", 0x77), Map.entry("f32", 0x76),
            Map.entry("f64", 0x75), Map.entry("char", 0x74), Map.entry("string", 0x73),
            Map.entry("error-context", 0x64));

    /** A parameter: its name and its type. */
    record Parameter(String name, String type) {
    }

    /** A function type: no result is the empty text. */
    record Function(boolean async, List<Parameter> parameters, String result) {

        static Function of(String text) {
            boolean async = text.startsWith("async ");
            int open = text.indexOf('(');
            int close = text.lastIndexOf(')');
            List<Parameter> parameters = new ArrayList<>();
            for (String each : split(text.substring(open + 1, close))) {
                int colon = each.indexOf(':');
                parameters.add(new Parameter(each.substring(0, colon), each.substring(colon + 1).strip()));
            }
            String rest = text.substring(close + 1).strip();
            return new Function(async, parameters, rest.isEmpty() ? "" : rest.substring(2).strip());
        }

        String flatParameters() {
            StringBuilder flat = new StringBuilder();
            parameters.forEach(p -> flat.append(flat(p.type)));
            return flat.toString();
        }
    }

    private final boolean resource;
    private final Map<String, Integer> indices = new HashMap<>();
    private final List<byte[]> definitions = new ArrayList<>();

    /** With or without the imported resource {@code r}, whose type has index 0. */
    TypeText(boolean resource) {
        this.resource = resource;
    }

    /** All types that were asked for, in a section. */
    byte[] section() {
        return Bytes.section(Bytes.TYPE, definitions.toArray(byte[][]::new));
    }

    /** A value type as it is written where one is expected. */
    byte[] value(String type) {
        Integer primitive = PRIMITIVE.get(type);
        return primitive == null ? Bytes.valueType(index(type)) : bytes(primitive);
    }

    /** The index of a type that is defined. */
    int index(String type) {
        Integer known = indices.get(type);
        if (known != null) {
            return known;
        }
        byte[] definition = type.contains("func(") ? function(Function.of(type)) : definition(type);
        definitions.add(definition);
        int index = definitions.size() - 1 + (resource ? 1 : 0);
        indices.put(type, index);
        return index;
    }

    private byte[] function(Function f) {
        byte[][] parameters = f.parameters.stream().map(p -> bytes(p.name, value(p.type))).toArray(byte[][]::new);
        return bytes(f.async ? 0x43 : 0x40, vec(parameters),
                f.result.isEmpty() ? bytes(1, 0) : bytes(0, value(f.result)));
    }

    private byte[] definition(String type) {
        String head = head(type);
        List<String> inner = inner(type);
        return switch (head) {
            case "stream" -> bytes(0x66, optional(inner));
            case "future" -> bytes(0x65, optional(inner));
            case "list" -> bytes(0x70, value(inner.getFirst()));
            case "option" -> bytes(0x6b, value(inner.getFirst()));
            case "tuple" -> bytes(0x6f, vec(inner.stream().map(this::value).toArray(byte[][]::new)));
            case "own" -> bytes(0x69, u32(0));
            case "borrow" -> bytes(0x68, u32(0));
            default -> throw new IllegalArgumentException(type);
        };
    }

    private byte[] optional(List<String> inner) {
        return inner.isEmpty() ? bytes(0) : bytes(1, value(inner.getFirst()));
    }

    private static String head(String type) {
        int open = type.indexOf('<');
        return open < 0 ? type : type.substring(0, open);
    }

    private static List<String> inner(String type) {
        int open = type.indexOf('<');
        return open < 0 ? List.of() : split(type.substring(open + 1, type.length() - 1));
    }

    /** At the commas that are not inside of brackets. */
    private static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? ',' : text.charAt(i);
            depth += c == '<' ? 1 : c == '>' ? -1 : 0;
            if (c == ',' && depth == 0) {
                String part = text.substring(from, i).strip();
                if (!part.isEmpty()) {
                    parts.add(part);
                }
                from = i + 1;
            }
        }
        return parts;
    }

    /** The core types of a value, a letter each. */
    static String flat(String type) {
        return switch (head(type)) {
            case "" -> "";
            case "u64", "s64" -> "l";
            case "f32" -> "f";
            case "f64" -> "d";
            case "string", "list" -> "ii";
            case "option" -> "i" + flat(inner(type).getFirst());
            case "tuple" -> String.join("", inner(type).stream().map(TypeText::flat).toList());
            default -> "i";
        };
    }
}
