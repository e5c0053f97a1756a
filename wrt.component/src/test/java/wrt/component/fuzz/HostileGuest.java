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
import java.util.Random;
import wrt.component.Bytes;
import wrt.component.CoreCode;
import wrt.component.FuncType;

/**
 * A component that does to its host whatever its script says. The script is the first half of its memory: each word that
 * it needs, a result, a pointer, an argument of an import, what its allocator does, it takes from there.
 *
 * <p>It exports {@code load(list<u8>)}, which puts bytes at address 0, and for each of its functions {@code e0}, {@code e1}
 * and so on, which has the function's type and calls an import now and then. {@code c0}, {@code c1} and so on, without
 * parameters, call the import of the same type with arguments from the script; {@code drop} drops a handle.
 *
 * @param wasm the component
 * @param functions types of the functions
 */
record HostileGuest(byte[] wasm, List<FuncType> functions) {

    /** Bytes of script that the guest uses before it begins again. */
    static final int SCRIPT = 0x8000;

    private static final int FUNCTIONS = 4;
    private static final int PAGES = 2;
    private static final int MOST_PAGES = 4;
    private static final String REALLOC = "iiii:i";

    private static final int WRAP = 0xa7;
    private static final int AND = 0x71;
    private static final int ADD = 0x6a;
    private static final int EQUAL = 0x46;
    private static final int SHIFT_RIGHT = 0x88;
    private static final int IF = 0x04;
    private static final int VOID = 0x40;
    private static final int END = 0x0b;
    private static final int RETURN = 0x0f;
    private static final int DROP = 0x1a;

    /** A guest with random functions. */
    static HostileGuest of(Random random) {
        GuestTypes types = new GuestTypes(random);
        List<FuncType> functions = new ArrayList<>();
        for (int i = 0; i < FUNCTIONS; i++) {
            functions.add(types.function());
        }
        return new HostileGuest(write(functions, random), functions);
    }

    private static byte[] write(List<FuncType> functions, Random random) {
        GuestTypes.Imported imported = GuestTypes.imported(functions);
        List<byte[]> sections = new ArrayList<>(imported.sections());
        int types = imported.typeCount();
        sections.add(Bytes.coreModule(library()));
        sections.add(Bytes.section(Bytes.CORE_INSTANCE, Bytes.coreInstantiate(0)));
        sections.add(Bytes.section(Bytes.ALIAS, Bytes.coreAlias(2, 0, "memory"), Bytes.coreAlias(0, 0, "realloc"),
                Bytes.coreAlias(0, 0, "zero")));
        List<byte[]> encodings = new ArrayList<>();
        for (int i = 0; i < functions.size(); i++) {
            encodings.add(bytes(random.nextInt(3)));
        }
        lower(functions, encodings, sections);
        sections.add(Bytes.coreModule(main(functions)));
        sections.add(Bytes.section(Bytes.CORE_INSTANCE, bytes(0, 1, 2, "library", 0x12, 0, "host", 0x12, 1)));
        lift(functions, encodings, sections, imported.functionTypes(), types);
        return Bytes.component(sections.toArray(byte[][]::new));
    }

    /** Core functions from 2 on: the imports, and the built-in that drops a handle; core instance 1 has them all. */
    private static void lower(List<FuncType> functions, List<byte[]> encodings, List<byte[]> sections) {
        List<byte[]> exports = new ArrayList<>();
        for (int k = 0; k < functions.size(); k++) {
            sections.add(Bytes.section(Bytes.CANON, bytes(1, 0, u32(k), 3, encodings.get(k), 3, 0, 4, 0)));
            exports.add(bytes("h" + k, 0, u32(2 + k)));
        }
        sections.add(Bytes.section(Bytes.CANON, bytes(3, u32(GuestTypes.RESOURCE))));
        exports.add(bytes("drop", 0, u32(2 + functions.size())));
        sections.add(Bytes.section(Bytes.CORE_INSTANCE, bytes(1, Bytes.vec(exports.toArray(byte[][]::new)))));
    }

    private static void lift(List<FuncType> functions, List<byte[]> encodings, List<byte[]> sections,
            List<Integer> functionTypes, int typeCount) {
        sections.add(Bytes.section(Bytes.TYPE, bytes(0x70, 0x7d), bytes(0x40, 1, "b", u32(typeCount), 1, 0),
                bytes(0x40, 0, 1, 0)));
        int bytesFunction = typeCount + 1;
        int plain = typeCount + 2;
        int core = 3 + functions.size();
        int function = functions.size();
        for (int k = 0; k < functions.size(); k++) {
            sections.add(Bytes.section(Bytes.ALIAS, bytes(0, 0, 1, 2, "e" + k), bytes(0, 0, 1, 2, "c" + k)));
            sections.add(Bytes.section(Bytes.CANON,
                    bytes(0, 0, u32(core++), 3, encodings.get(k), 3, 0, 4, 0, u32(functionTypes.get(k))),
                    bytes(0, 0, u32(core++), 0, u32(plain))));
            sections.add(Bytes.section(Bytes.EXPORT, Bytes.exported("e" + k, 1, u32(function)),
                    Bytes.exported("c" + k, 1, u32(function + 1))));
            function += 4; // an export makes another index
        }
        sections.add(Bytes.section(Bytes.ALIAS, bytes(0, 0, 1, 2, "drop"), bytes(0, 0, 1, 2, "load")));
        sections.add(Bytes.section(Bytes.CANON, bytes(0, 0, u32(core), 0, u32(plain)),
                bytes(0, 0, u32(core + 1), 2, 3, 0, 4, 1, u32(bytesFunction))));
        sections.add(Bytes.section(Bytes.EXPORT, Bytes.exported("drop", 1, u32(function)),
                Bytes.exported("load", 1, u32(function + 1))));
    }

    /** Memory, script, and an allocator that obeys it. */
    private static byte[] library() {
        CoreCode code = new CoreCode();
        code.memory("memory", PAGES, MOST_PAGES);
        code.table("table", 1);
        code.global(0);
        code.global(SCRIPT * 2);
        int next = code.function("next", ":l", "", globalGet(0), i32(SCRIPT - 8), bytes(AND, 0x29, 0, 0), globalGet(0),
                i32(8), bytes(ADD), globalSet(0));
        code.function("zero", REALLOC, "", i32(0));
        int plain = code.type(":");
        byte[] choice = bytes(get(5), i32(0x9E3779B1), 0x6c, i32(26), 0x76); // a hash, as small words are many
        byte[] argument = bytes(get(4), 0x42, 8, SHIFT_RIGHT, WRAP);
        code.function("realloc", REALLOC, "lii", call(next), set(4), get(4), bytes(WRAP), set(5),
                when(choice, 0, argument, bytes(RETURN)),
                when(choice, 1, argument, i32(0), get(2), bytes(0x6b, AND, RETURN)),
                when(choice, 2, argument, i32(1), bytes(AND, 0x40, 0, DROP)),
                when(choice, 3, i32(0), bytes(0x11, u32(plain), 0)),
                when(choice, 4, argument, i32(0x7fff), bytes(AND), get(5), get(3), i32(0xfff),
                        bytes(AND, 0xfc, 0x0b, 0)),
                when(choice, 5, i32(0), bytes(RETURN)),
                when(choice, 6, bytes(0)),
                globalGet(1), get(2), bytes(ADD), i32(1), bytes(0x6b), i32(0), get(2), bytes(0x6b, AND), set(6),
                get(6), get(3), bytes(ADD), globalSet(1),
                when(bytes(globalGet(1), 0x3f, 0, i32(16), 0x74, 0x4b), 1, i32(SCRIPT * 2), globalSet(1)),
                get(6));
        return code.wasm();
    }

    private static byte[] when(byte[] value, int equals, byte[]... then) {
        return bytes(value, i32(equals), EQUAL, IF, VOID, bytes((Object[]) then), END);
    }

    private static byte[] main(List<FuncType> functions) {
        CoreCode code = new CoreCode();
        code.importMemory("library", "memory", PAGES);
        code.importTable("library", "table", 1);
        int next = code.importFunction("library", "next", ":l");
        List<Integer> imports = new ArrayList<>();
        for (int k = 0; k < functions.size(); k++) {
            imports.add(code.importFunction("host", "h" + k, CoreSignatures.lower(functions.get(k), false)));
        }
        int drop = code.importFunction("host", "drop", "i:");
        List<Integer> calls = new ArrayList<>();
        for (int k = 0; k < functions.size(); k++) {
            String signature = CoreSignatures.lower(functions.get(k), false);
            int colon = signature.indexOf(':');
            byte[] body = values(next, signature.substring(0, colon));
            body = bytes(body, call(imports.get(k)));
            for (int results = signature.length() - colon - 1; results > 0; results--) {
                body = bytes(body, DROP);
            }
            calls.add(code.function("c" + k, ":", "", body));
        }
        for (int k = 0; k < functions.size(); k++) {
            String signature = CoreSignatures.lift(functions.get(k), false, false);
            byte[] calling = when(bytes(call(next), WRAP, i32(7), AND), 0, call(calls.get((k + 1) % calls.size())));
            code.function("e" + k, signature, "", calling,
                    values(next, signature.substring(signature.indexOf(':') + 1)));
        }
        code.function("drop", ":", "", values(next, "i"), call(drop));
        code.function("load", "ii:", "");
        code.elements(List.of(calls.getFirst()));
        return code.wasm();
    }

    /** Words of the script as values of the given types. */
    private static byte[] values(int next, String letters) {
        byte[] code = new byte[0];
        for (char letter : letters.toCharArray()) {
            code = bytes(code, call(next), switch (letter) {
                case 'i' -> bytes(WRAP);
                case 'f' -> bytes(WRAP, 0xbe);
                case 'd' -> bytes(0xbf);
                default -> bytes();
            });
        }
        return code;
    }
}
