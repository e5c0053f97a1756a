// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.script;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads constants.
 *
 * <p>Source: WebAssembly core specification, interpreter, "Scripts"; wasm-tools, crate wast, {@code WastVal}.
 */
final class ConstantParser {

    private ConstantParser() {
    }

    static List<Constant> parseAll(List<Sexp> items) {
        List<Constant> constants = new ArrayList<>();
        items.forEach(item -> constants.add(parse(item)));
        return constants;
    }

    static Constant parse(Sexp item) {
        if (!(item instanceof Sexp.Group group) || group.keyword().isEmpty()) {
            throw new ScriptException(item.start(), "a constant is expected, such as (u32.const 1)");
        }
        List<Sexp> rest = group.items().subList(1, group.items().size());
        String keyword = group.keyword();
        return switch (keyword) {
            case "bool.const" -> bool(group);
            case "i32.const", "i64.const", "u8.const", "s8.const", "u16.const", "s16.const", "u32.const", "s32.const",
                    "u64.const", "s64.const" -> {
                String type = keyword.substring(0, keyword.indexOf('.'));
                yield new Constant.Int(type, Numbers.integer(word(group, 1), type, group.start()));
            }
            case "f32.const" -> real(word(group, 1), false, group.start());
            case "f64.const" -> real(word(group, 1), true, group.start());
            case "v128.const" -> new Constant.Vector();
            case "char.const" -> character(group);
            case "str.const" -> new Constant.Str(string(group, 1));
            case "list.const", "map.const" -> new Constant.ListOf(parseAll(rest));
            case "tuple.const" -> new Constant.Tuple(parseAll(rest));
            case "record.const" -> new Constant.Record(rest.stream().map(ConstantParser::field).toList());
            case "variant.const" -> new Constant.Case("variant", string(group, 1), payload(group, 2));
            case "enum.const" -> new Constant.Case("enum", string(group, 1), null);
            case "option.none" -> new Constant.Case("option", "none", null);
            case "option.some" -> new Constant.Case("option", "some", parse(at(group, 1)));
            case "result.ok" -> new Constant.Case("result", "ok", payload(group, 1));
            case "result.err" -> new Constant.Case("result", "err", payload(group, 1));
            case "flags.const" -> flags(group);
            case "either" -> new Constant.Either(parseAll(rest));
            default -> {
                if (keyword.startsWith("ref.")) {
                    yield reference(group);
                }
                throw new ScriptException(group.start(), "unknown constant '" + keyword + "'");
            }
        };
    }

    private static Constant bool(Sexp.Group group) {
        return switch (group.word(1)) {
            case "true" -> new Constant.Bool(true);
            case "false" -> new Constant.Bool(false);
            default -> throw new ScriptException(group.start(), "true or false is expected");
        };
    }

    private static Constant real(String word, boolean wide, int offset) {
        return switch (word) {
            case "nan:canonical" -> new Constant.Float(wide, 0, Constant.Nan.CANONICAL);
            case "nan:arithmetic" -> new Constant.Float(wide, 0, Constant.Nan.ARITHMETIC);
            default -> new Constant.Float(wide, Numbers.floatBits(word, wide, offset), Constant.Nan.NONE);
        };
    }

    private static Constant character(Sexp.Group group) {
        String text = string(group, 1);
        if (text.codePointCount(0, text.length()) != 1) {
            throw new ScriptException(group.start(), "one character is expected");
        }
        return new Constant.Char(text.codePointAt(0));
    }

    private static Constant.Field field(Sexp item) {
        if (item instanceof Sexp.Group group && group.keyword().equals("field")) {
            return new Constant.Field(string(group, 1), inlined(group, 2));
        }
        throw new ScriptException(item.start(), "(field \"name\" value) is expected");
    }

    /** A value whose parentheses may be left out. */
    private static Constant inlined(Sexp.Group group, int index) {
        return at(group, index) instanceof Sexp.Atom first
                ? parse(new Sexp.Group(group.items().subList(index, group.items().size()), first.start(), group.end()))
                : parse(at(group, index));
    }

    private static Constant flags(Sexp.Group group) {
        Set<String> labels = new LinkedHashSet<>();
        for (int i = 1; i < group.items().size(); i++) {
            labels.add(string(group, i));
        }
        return new Constant.Flags(labels);
    }

    private static Constant reference(Sexp.Group group) {
        String kind = group.keyword().substring("ref.".length());
        String argument = group.word(1);
        boolean number = !argument.isEmpty() && Character.isDigit(argument.charAt(0)) && !kind.equals("func");
        return new Constant.Ref(kind, number ? Numbers.integer(argument, "u32", group.start()) : null);
    }

    private static @Nullable Constant payload(Sexp.Group group, int index) {
        return index < group.items().size() ? parse(group.items().get(index)) : null;
    }

    private static Sexp at(Sexp.Group group, int index) {
        if (index >= group.items().size()) {
            throw new ScriptException(group.end() - 1, "a value is missing");
        }
        return group.items().get(index);
    }

    private static String word(Sexp.Group group, int index) {
        if (at(group, index) instanceof Sexp.Atom atom) {
            return atom.text();
        }
        throw new ScriptException(group.start(), "a number is expected");
    }

    private static String string(Sexp.Group group, int index) {
        if (at(group, index) instanceof Sexp.Quoted quoted) {
            return quoted.text();
        }
        throw new ScriptException(group.start(), "a string is expected");
    }
}
