// SPDX-License-Identifier: Apache-2.0
package wrt.component.rule;

import static wrt.component.Bytes.bytes;
import static wrt.component.Bytes.u32;
import static wrt.component.CoreCode.call;
import static wrt.component.CoreCode.get;
import static wrt.component.CoreCode.globalGet;
import static wrt.component.CoreCode.globalSet;
import static wrt.component.CoreCode.i32;
import static wrt.component.CoreCode.set;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The code of one function of a guest, from lines such as
 *
 * <pre>
 * r w = stream&lt;u8&gt;.new
 * n = stream&lt;u8&gt;.read r 64 4
 * if eq n -1
 *   wait $set
 * end
 * task.return [64]
 * exit
 * </pre>
 *
 * A value is a number, a local variable, {@code $global}, {@code [address]} of a word in memory, the name of a function
 * for its place in the table, or one operation on such values. {@code exit}, {@code yield} and {@code wait set} answer
 * for a callback; {@code loop ... again ... break ... end} and {@code if ... else ... end} are as expected.
 */
final class GuestCode {

    private static final int I32_LOAD = 0x28;
    private static final int I32_LOAD8 = 0x2d;
    private static final int I32_STORE = 0x36;
    private static final int I32_STORE8 = 0x3a;
    private static final int VOID = 0x40;
    private static final int END = 0x0b;
    private static final Map<String, Integer> OPERATORS = Map.of("eq", 0x46, "ne", 0x47, "lt", 0x49, "add", 0x6a, "sub",
            0x6b, "mul", 0x6c, "and", 0x71, "or", 0x72, "shl", 0x74, "shr", 0x76);

    /** A core function that can be called. */
    record Callee(int index, String signature) {

        String results() {
            return signature.substring(signature.indexOf(':') + 1);
        }
    }

    /** What names mean outside of this function. */
    interface Names {

        /** An import or built-in with its prefix, or a function of the guest; null if there is none. */
        Callee callee(String prefix, String name);

        int global(String name);

        int tableIndex(String name);
    }

    private final Names names;
    private final Map<String, Integer> locals = new LinkedHashMap<>();
    private final StringBuilder extra = new StringBuilder();
    private final List<byte[]> code = new ArrayList<>();
    private final Deque<String> blocks = new ArrayDeque<>();

    /** With the names of its parameters. */
    GuestCode(Names names, List<String> parameters, String text) {
        this.names = names;
        parameters.forEach(n -> locals.put(n, locals.size()));
        text.lines().map(String::strip).filter(l -> !l.isEmpty()).forEach(this::line);
    }

    /** Types of the locals that are no parameters. */
    String locals() {
        return extra.toString();
    }

    byte[] body() {
        return bytes(code.toArray());
    }

    private void line(String line) {
        List<String> tokens = List.of(line.split("\\s+"));
        int equals = tokens.indexOf("=");
        if (equals >= 0) {
            assign(tokens.subList(0, equals), tokens.subList(equals + 1, tokens.size()));
            return;
        }
        List<String> rest = tokens.subList(1, tokens.size());
        switch (tokens.getFirst()) {
            case "if" -> {
                value(rest);
                open("if", 0x04);
            }
            case "else" -> code.add(bytes(0x05));
            case "loop" -> {
                open("loop", 0x02);
                code.add(bytes(0x03, VOID));
                blocks.push("inner");
            }
            case "again" -> code.add(bytes(0x0c, u32(depth("inner"))));
            case "break" -> code.add(bytes(0x0c, u32(depth("loop"))));
            case "end" -> {
                code.add(bytes(END));
                if (blocks.pop().equals("inner")) {
                    code.add(bytes(END));
                    blocks.pop();
                }
            }
            case "trap" -> code.add(bytes(0x00));
            case "return" -> {
                value(rest);
                code.add(bytes(0x0f));
            }
            case "exit" -> code.add(bytes(i32(0), 0x0f));
            case "yield" -> code.add(bytes(i32(1), 0x0f));
            case "wait" -> {
                value(rest);
                code.add(bytes(i32(4), 0x74, i32(2), 0x72, 0x0f));
            }
            case "store" -> store(rest, I32_STORE, 2);
            case "store8" -> store(rest, I32_STORE8, 0);
            default -> {
                String results = value(tokens);
                for (int i = 0; i < results.length(); i++) {
                    code.add(bytes(0x1a));
                }
            }
        }
    }

    private void open(String kind, int opcode) {
        code.add(bytes(opcode, VOID));
        blocks.push(kind);
    }

    private int depth(String kind) {
        int depth = 0;
        for (String block : blocks) {
            if (block.equals(kind)) {
                return depth;
            }
            depth++;
        }
        throw new IllegalArgumentException("no loop around");
    }

    private void store(List<String> operands, int opcode, int alignment) {
        operand(operands.getFirst());
        operand(operands.get(1));
        code.add(bytes(opcode, alignment, 0));
    }

    private void assign(List<String> targets, List<String> from) {
        String results = value(from);
        if (targets.size() == 2) {
            int both = local("both of " + targets, 'l');
            code.add(bytes(set(both), get(both), 0xa7));
            target(targets.getFirst());
            code.add(bytes(get(both), 0x42, 32, 0x88, 0xa7));
            target(targets.get(1));
        } else if (results.equals("l")) {
            code.add(set(local(targets.getFirst(), 'l')));
        } else {
            target(targets.getFirst());
        }
    }

    private void target(String name) {
        code.add(name.startsWith("$") ? globalSet(names.global(name)) : set(local(name, 'i')));
    }

    private int local(String name, char type) {
        return locals.computeIfAbsent(name, n -> {
            extra.append(type);
            return locals.size();
        });
    }

    /** Pushes a value, and answers the types of what it pushed. */
    private String value(List<String> tokens) {
        String first = tokens.getFirst();
        List<String> rest = tokens.subList(1, tokens.size());
        Integer operator = OPERATORS.get(first);
        if (operator != null) {
            rest.forEach(this::operand);
            code.add(bytes(operator));
            return "i";
        }
        switch (first) {
            case "load", "load8" -> {
                operand(rest.getFirst());
                code.add(first.equals("load") ? bytes(I32_LOAD, 2, 0) : bytes(I32_LOAD8, 0, 0));
                return "i";
            }
            case "sync", "async", "cancellable", "utf16" -> {
                return invoke(first, rest.getFirst(), rest.subList(1, rest.size()));
            }
            default -> {
                if (rest.isEmpty() && isOperand(first)) {
                    operand(first);
                    return "i";
                }
                return invoke("", first, rest);
            }
        }
    }

    private String invoke(String prefix, String name, List<String> arguments) {
        arguments.forEach(this::operand);
        Callee callee = names.callee(prefix, name);
        if (callee == null) {
            throw new IllegalArgumentException("unknown: " + prefix + " " + name);
        }
        code.add(call(callee.index));
        return callee.results();
    }

    private boolean isOperand(String token) {
        char c = token.charAt(0);
        return c == '$' || c == '[' || c == '-' || Character.isDigit(c) || locals.containsKey(token);
    }

    private void operand(String token) {
        char c = token.charAt(0);
        if (c == '$') {
            code.add(globalGet(names.global(token)));
        } else if (c == '[') {
            operand(token.substring(1, token.length() - 1));
            code.add(bytes(I32_LOAD, 2, 0));
        } else if (c == '-' || Character.isDigit(c)) {
            code.add(i32((int) (long) Long.decode(token)));
        } else if (locals.containsKey(token)) {
            code.add(get(locals.get(token)));
        } else {
            code.add(i32(names.tableIndex(token)));
        }
    }
}
