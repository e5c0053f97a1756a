// SPDX-License-Identifier: Apache-2.0
package wrt.component.fuzz;

import static wrt.component.Bytes.bytes;
import static wrt.component.Bytes.u32;
import static wrt.component.CoreCode.call;
import static wrt.component.CoreCode.get;
import static wrt.component.CoreCode.globalGet;
import static wrt.component.CoreCode.globalSet;
import static wrt.component.CoreCode.i32;
import static wrt.component.CoreCode.set;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import wrt.component.Bytes;
import wrt.component.CoreCode;

/**
 * Two instances of a component that calls the asynchronous built-ins as a script says: in any order, with handles that it
 * was given, that it has given away, and that it never had. The first one imports the host's {@code peer}, the second one
 * the first one's {@code a}.
 *
 * <p>Each exports {@code a1} ({@code a2}), with a callback: {@code async func(x: u32, s: stream<u8>, f: future<string>) ->
 * u32}; {@code b1}, with a stack of its own: {@code async func() -> stream<u8>}; {@code c1}: {@code func(x: u32) -> u32};
 * and {@code load1}, which puts bytes at address 0, the script.
 */
final class AsyncGuest {

    private static final int SCRIPT = 0x8000;
    private static final int RINGS = 0xC000;
    private static final int SLOTS = 4;
    private static final int STREAM = 0;
    private static final int FUTURE = 1;
    private static final int PEER = 2;
    private static final int GIVER = 3;
    private static final int LOADER = 5;
    private static final int PLAIN = 6;

    private static final byte[] LOAD = bytes(0x28, 2, 0);
    private static final byte[] STORE = bytes(0x36, 2, 0);
    private static final int WRAP = 0xa7;
    private static final int AND = 0x71;
    private static final int ADD = 0x6a;
    private static final int MULTIPLY = 0x6c;
    private static final int SHIFT_LEFT = 0x74;
    private static final int SHIFT_RIGHT = 0x76;
    private static final int REMAINDER = 0x70;
    private static final int OR = 0x72;
    private static final int ZERO = 0x45;
    private static final int IF = 0x04;
    private static final int VOID = 0x40;
    private static final int END = 0x0b;
    private static final int RETURN = 0x0f;
    private static final int DROP = 0x1a;
    private static final int SELECT = 0x1b;

    /** Kinds of handles, in the order of their rings; the letters are those of arguments. */
    private static final String KINDS = "srwRWtT";

    /**
     * A built-in.
     *
     * @param arguments s set, r w ends of a stream, R W ends of a future, t subtask, a any that can be waited for, T thread,
     *     p pointer, n small number, e element of the table, v any number
     * @param result s set, E F ends of a stream or future, t a call's state, T thread, x nothing of use, or empty
     * @param takes whether the handle is gone afterwards
     */
    private record Op(byte[] canon, String signature, String arguments, String result, boolean takes) {

        Op taking() {
            return new Op(canon, signature, arguments, result, true);
        }
    }

    private static final byte[] COPY = bytes(3, 3, 0, 4, 0, 6);
    private static final byte[] BLOCKING_COPY = bytes(2, 3, 0, 4, 0);

    private static final Op SET_NEW = op(bytes(0x1f), ":i", "", "s");
    private static final Op STREAM_NEW = op(bytes(0x0e, STREAM), ":l", "", "E");
    private static final Op THREAD_NEW = op(bytes(0x27, 0, 0), "ii:i", "ev", "T");
    private static final Op TASK_RETURN = op(bytes(9, 0, 0x79, 0), "i:", "v", "");

    /** What a guest with a purpose would do. */
    private static final List<Op> USUAL = List.of(SET_NEW, STREAM_NEW, op(bytes(0x15, FUTURE), ":l", "", "F"),
            op(bytes(0x21, 0, 0), "ii:i", "sp", "x"), op(bytes(0x23), "ii:", "as", ""),
            op(bytes(0x23), "ii:", "as", ""),
            op(bytes(0x0c, 0), ":i", "", "x"), op(bytes(0x0b, 0x7f, 0), "i:", "v", ""), op(bytes(0x24), ":", "", ""),
            op(bytes(0x0f, STREAM, COPY), "iii:i", "rpn", "x"), op(bytes(0x10, STREAM, COPY), "iii:i", "wpn", "x"),
            op(bytes(0x16, FUTURE, COPY), "ii:i", "Rp", "x"), op(bytes(0x17, FUTURE, COPY), "ii:i", "Wp", "x"),
            op(bytes(1, 0, 0, 3, 3, 0, 4, 0, 6), "iiii:i", "vrRp", "t").taking(),
            op(bytes(0x13, STREAM), "i:", "r", "").taking(), op(bytes(0x14, STREAM), "i:", "w", "").taking(),
            op(bytes(0x1a, FUTURE), "i:", "R", "").taking(), THREAD_NEW, THREAD_NEW, THREAD_NEW,
            op(bytes(0x28), "i:", "T", "").taking(), op(bytes(0x28), "i:", "T", "").taking(),
            op(bytes(0x2b, 0), "i:i", "T", "x").taking(), op(bytes(0x2d, 1), "i:i", "T", "x"),
            op(bytes(0x0c, 1), ":i", "", "x"));

    /** What blocks, or traps more often than not. */
    private static final List<Op> RISKY = List.of(TASK_RETURN, op(bytes(5), ":", "", ""), op(bytes(0x25), ":", "", ""),
            op(bytes(0x22), "i:", "s", "").taking(), op(bytes(0x20, 0, 0), "ii:i", "sp", "x"),
            op(bytes(0x0d), "i:", "t", "").taking(), op(bytes(6, 0), "i:i", "t", "x"), op(bytes(6, 1), "i:i", "t", "x"),
            op(bytes(0x0a, 0x7f, 0), ":i", "", "x"), op(bytes(0x0f, STREAM, BLOCKING_COPY), "iii:i", "rpn", "x"),
            op(bytes(0x10, STREAM, BLOCKING_COPY), "iii:i", "wpn", "x"),
            op(bytes(0x16, FUTURE, BLOCKING_COPY), "ii:i", "Rp", "x"),
            op(bytes(0x17, FUTURE, BLOCKING_COPY), "ii:i", "Wp", "x"),
            op(bytes(0x11, STREAM, 0), "i:i", "r", "x"), op(bytes(0x11, STREAM, 1), "i:i", "r", "x"),
            op(bytes(0x12, STREAM, 0), "i:i", "w", "x"), op(bytes(0x12, STREAM, 1), "i:i", "w", "x"),
            op(bytes(0x18, FUTURE, 0), "i:i", "R", "x"), op(bytes(0x18, FUTURE, 1), "i:i", "R", "x"),
            op(bytes(0x19, FUTURE, 0), "i:i", "W", "x"), op(bytes(0x19, FUTURE, 1), "i:i", "W", "x"),
            op(bytes(0x1b, FUTURE), "i:", "W", "").taking(), op(bytes(0x1c, 1, 3, 0), "ii:i", "pn", "x"),
            op(bytes(0x26), ":i", "", "T"), op(bytes(0x27, 0, 0), "ii:i", "nv", "T"), op(bytes(0x29, 0), ":i", "", "x"),
            op(bytes(0x29, 1), ":i", "", "x"), op(bytes(0x2a, 0), "i:i", "T", "x"), op(bytes(0x2a, 1), "i:i", "T", "x"),
            op(bytes(0x2b, 1), "i:i", "T", "x"), op(bytes(0x2c, 0), "i:i", "T", "x"),
            op(bytes(0x2c, 1), "i:i", "T", "x"),
            op(bytes(0x2d, 0), "i:i", "T", "x"), op(bytes(0x1e), "i:", "n", ""),
            op(bytes(1, 0, 0, 0), "iii:i", "vrR", "x").taking());

    private static final List<Op> OPS = Stream.of(USUAL, USUAL, USUAL, USUAL, RISKY).flatMap(List::stream).toList();

    private AsyncGuest() {
    }

    private static Op op(byte[] canon, String signature, String arguments, String result) {
        return new Op(canon, signature, arguments, result, false);
    }

    static byte[] component() {
        byte[] inner = inner();
        List<byte[]> sections = new ArrayList<>(types());
        sections.add(Bytes.section(Bytes.IMPORT, Bytes.imported("peer", 1, PEER)));
        sections.add(Bytes.nested(inner));
        sections.add(Bytes.section(Bytes.INSTANCE, bytes(0, 0, 1, "peer", 1, 0)));
        sections.add(Bytes.section(Bytes.ALIAS, bytes(1, 0, 0, "a")));
        sections.add(Bytes.section(Bytes.INSTANCE, bytes(0, 0, 1, "peer", 1, 1)));
        int function = 2;
        for (int instance = 0; instance < 2; instance++) {
            for (String name : List.of("a", "b", "c", "load")) {
                sections.add(Bytes.section(Bytes.ALIAS, bytes(1, 0, instance, name)));
                sections.add(Bytes.section(Bytes.EXPORT, Bytes.exported(name + (instance + 1), 1, function)));
                function += 2;
            }
        }
        return Bytes.component(sections.toArray(byte[][]::new));
    }

    private static List<byte[]> types() {
        return List.of(Bytes.section(Bytes.TYPE, bytes(0x66, 1, 0x7d), bytes(0x65, 1, 0x73),
                bytes(0x43, 3, "x", 0x79, "s", STREAM, "f", FUTURE, 0, 0x79), bytes(0x43, 0, 0, STREAM),
                bytes(0x70, 0x7d), bytes(0x40, 1, "b", 4, 1, 0), bytes(0x40, 1, "x", 0x79, 0, 0x79)));
    }

    private static byte[] inner() {
        List<byte[]> sections = new ArrayList<>(types());
        sections.add(Bytes.section(Bytes.IMPORT, Bytes.imported("peer", 1, PEER)));
        sections.add(Bytes.coreModule(library()));
        sections.add(Bytes.section(Bytes.CORE_INSTANCE, Bytes.coreInstantiate(0)));
        sections.add(Bytes.section(Bytes.ALIAS, Bytes.coreAlias(2, 0, "memory"), Bytes.coreAlias(0, 0, "realloc"),
                Bytes.coreAlias(0, 0, "zero"), Bytes.coreAlias(1, 0, "table")));
        sections.add(Bytes.section(Bytes.CORE_TYPE, bytes(0x60, 1, 0x7f, 0)));
        List<byte[]> exports = new ArrayList<>();
        for (Op op : OPS) {
            sections.add(Bytes.section(Bytes.CANON, op.canon));
            exports.add(bytes("o" + exports.size(), 0, u32(exports.size() + 2)));
        }
        sections.add(Bytes.section(Bytes.CANON, bytes(9, 0, STREAM, 0)));
        exports.add(bytes("give", 0, u32(exports.size() + 2)));
        sections.add(Bytes.section(Bytes.CORE_INSTANCE, bytes(1, Bytes.vec(exports.toArray(byte[][]::new)))));
        sections.add(Bytes.coreModule(main()));
        sections.add(Bytes.section(Bytes.CORE_INSTANCE, bytes(0, 1, 2, "library", 0x12, 0, "host", 0x12, 1)));
        int core = exports.size() + 2;
        for (String name : List.of("a", "callback", "b", "c", "load")) {
            sections.add(Bytes.section(Bytes.ALIAS, bytes(0, 0, 1, 2, name)));
        }
        sections.add(Bytes.section(Bytes.CANON,
                bytes(0, 0, u32(core), 4, 3, 0, 4, 0, 6, 7, u32(core + 1), PEER),
                bytes(0, 0, u32(core + 2), 2, 3, 0, 6, GIVER), bytes(0, 0, u32(core + 3), 0, PLAIN),
                bytes(0, 0, u32(core + 4), 2, 3, 0, 4, 1, LOADER)));
        sections.add(Bytes.section(Bytes.EXPORT, Bytes.exported("a", 1, 1), Bytes.exported("b", 1, 2),
                Bytes.exported("c", 1, 3), Bytes.exported("load", 1, 4)));
        return Bytes.component(sections.toArray(byte[][]::new));
    }

    /** Memory, the words of the script one after the other, and an allocator. */
    private static byte[] library() {
        CoreCode code = new CoreCode();
        code.memory("memory", 2, 4);
        code.table("table", OPS.size() + 1);
        code.global(0);
        code.global(0x10000);
        code.function("next", ":i", "", globalGet(0), i32(SCRIPT - 4), bytes(AND, 0x28, 0, 0), globalGet(0), i32(4),
                bytes(ADD), globalSet(0));
        code.function("zero", "iiii:i", "", i32(0));
        code.function("realloc", "iiii:i", "i", globalGet(1), get(2), bytes(ADD), i32(1), bytes(0x6b), i32(0), get(2),
                bytes(0x6b, AND), set(4), get(4), get(3), bytes(ADD), i32(0x1FFFF), bytes(AND), i32(0x10000), bytes(OR),
                globalSet(1), get(4));
        return code.wasm();
    }

    private static byte[] main() {
        CoreCode code = new CoreCode();
        code.importMemory("library", "memory", 2);
        code.importTable("library", "table", OPS.size() + 1);
        int next = code.importFunction("library", "next", ":i");
        List<Integer> builtins = new ArrayList<>();
        for (Op op : OPS) {
            builtins.add(code.importFunction("host", "o" + builtins.size(), op.signature));
        }
        int give = code.importFunction("host", "give", "i:");
        // The address of one of the slots of a kind.
        int pick = code.function("pick", "i:i", "", get(0), i32(4 * SLOTS), bytes(MULTIPLY), call(next), i32(SLOTS - 1),
                bytes(AND), i32(4), bytes(MULTIPLY, ADD), i32(RINGS), bytes(ADD));
        int push = code.function("push", "ii:", "", get(0), call(pick), get(1), bytes(STORE));
        int pointer = code.function("pointer", ":i", "", call(next), i32(15), bytes(AND, ZERO, IF, VOID), call(next),
                bytes(RETURN, END), call(next), i32(0x7ff8), bytes(AND));
        List<Integer> operations = new ArrayList<>();
        for (int i = 0; i < OPS.size(); i++) {
            operations.add(operation(code, OPS.get(i), "op" + i, builtins.get(i), next, pick, push, pointer));
        }
        int plain = code.type(":");
        // Three times out of four without what is risky, as whoever traps early gets nowhere.
        int steps = code.function("steps", "i:", "i", i32(OPS.size() - RISKY.size()), i32(OPS.size()), call(next),
                i32(3), bytes(AND, SELECT), set(1), bytes(0x02, VOID, 0x03, VOID), get(0), bytes(ZERO, 0x0d, 1), get(0),
                i32(1), bytes(0x6b), set(0), call(next), get(1), bytes(REMAINDER, 0x11, u32(plain), 0),
                bytes(0x0c, 0, END, END));
        int taskReturn = builtins.get(OPS.indexOf(TASK_RETURN));
        int setNew = builtins.get(OPS.indexOf(SET_NEW));
        // What a callback answers: the end, waiting, or to yield.
        int answer = code.function("answer", ":i", "ii", call(next), i32(7), bytes(AND), set(0),
                get(0), i32(4), bytes(0x49, IF, VOID), call(next), i32(7), bytes(AND, IF, VOID), call(next),
                call(taskReturn),
                bytes(END), i32(0), bytes(RETURN, END), get(0), i32(7), bytes(0x46, IF, VOID), i32(1),
                bytes(RETURN, END),
                i32(0), call(pick), set(1), get(1), bytes(LOAD, ZERO, IF, VOID), get(1), call(setNew),
                bytes(STORE, END), get(1), bytes(LOAD), i32(4), bytes(SHIFT_LEFT), i32(2), bytes(OR));
        byte[] some = bytes(call(next), i32(7), AND, call(steps));
        code.function("a", "iii:i", "", i32(1), get(1), call(push), i32(3), get(2), call(push), some, call(answer));
        code.function("callback", "iii:i", "", some, call(answer));
        code.function("b", ":", "", call(operations.get(OPS.indexOf(STREAM_NEW))), some, i32(1), call(pick),
                bytes(LOAD), call(give), some);
        code.function("c", "i:i", "", some, get(0));
        code.function("load", "ii:", "");
        List<Integer> elements = new ArrayList<>(operations);
        elements.add(code.function("thread", "i:", "", some));
        code.elements(elements);
        return code.wasm();
    }

    private static int operation(CoreCode code, Op op, String name, int builtin, int next, int pick, int push,
            int pointer) {
        // locals: 0 and 1 addresses of slots, 2 a handle, 3 both ends
        List<byte[]> body = new ArrayList<>();
        List<byte[]> arguments = new ArrayList<>();
        int slots = 0;
        for (char argument : op.arguments.toCharArray()) {
            switch (argument) {
                case 'p' -> arguments.add(call(pointer));
                case 'n' -> arguments.add(bytes(call(next), i32(31), AND));
                case 'v' -> arguments.add(call(next));
                case 'e' -> arguments.add(i32(OPS.size()));
                default -> {
                    byte[] kind = argument == 'a'
                            ? bytes(call(next), i32(5), REMAINDER, i32(1), ADD)
                            : i32(KINDS.indexOf(argument));
                    // Without a handle there is nothing to do, mostly.
                    body.add(bytes(kind, call(pick), set(slots), get(slots), LOAD, ZERO, IF, VOID, call(next), i32(15),
                            AND,
                            IF, VOID, RETURN, END, END));
                    arguments.add(bytes(get(slots++), LOAD));
                }
            }
        }
        body.addAll(arguments);
        body.add(call(builtin));
        switch (op.result) {
            case "s" -> body.addAll(List.of(set(2), i32(0), get(2), call(push)));
            case "t" -> body.addAll(List.of(i32(4), bytes(SHIFT_RIGHT), set(2), get(2), bytes(IF, VOID), i32(5), get(2),
                    call(push), bytes(END)));
            case "T" -> body.addAll(List.of(set(2), i32(KINDS.indexOf('T')), get(2), call(push)));
            case "E" -> body.addAll(ends(1, push));
            case "F" -> body.addAll(ends(3, push));
            case "x" -> body.add(bytes(DROP));
            default -> {
                // Nothing comes.
            }
        }
        if (op.takes) {
            body.add(bytes(call(next), i32(7), AND, IF, VOID));
            for (int slot = 0; slot < slots; slot++) {
                body.add(bytes(get(slot), i32(0), STORE));
            }
            body.add(bytes(END));
        }
        return code.function(name, ":", "iiil", body.toArray(byte[][]::new));
    }

    private static List<byte[]> ends(int kind, int push) {
        return List.of(set(3), i32(kind), get(3), bytes(WRAP), call(push), i32(kind + 1), get(3),
                bytes(0x42, 32, 0x88, WRAP),
                call(push));
    }
}
