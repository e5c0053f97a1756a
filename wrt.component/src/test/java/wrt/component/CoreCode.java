// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static wrt.component.Bytes.bytes;
import static wrt.component.Bytes.rawSection;
import static wrt.component.Bytes.u32;

import java.util.ArrayList;
import java.util.List;

/** A core module with code: signatures are letters, parameters, a colon, results. */
public final class CoreCode {

    private static final int I32_CONST = 0x41;

    private final List<String> types = new ArrayList<>();
    private final List<byte[]> imports = new ArrayList<>();
    private final List<byte[]> functions = new ArrayList<>();
    private final List<byte[]> bodies = new ArrayList<>();
    private final List<byte[]> exports = new ArrayList<>();
    private final List<byte[]> globals = new ArrayList<>();
    private final List<byte[]> memories = new ArrayList<>();
    private final List<byte[]> tables = new ArrayList<>();
    private final List<byte[]> elements = new ArrayList<>();
    private final List<byte[]> data = new ArrayList<>();
    private int importedFunctions;
    private int start = -1;

    public int importFunction(String module, String name, String signature) {
        imports.add(bytes(module, name, 0, u32(type(signature))));
        return importedFunctions++;
    }

    public void importMemory(String module, String name, int pages) {
        imports.add(bytes(module, name, 2, 0, u32(pages)));
    }

    public void importTable(String module, String name, int size) {
        imports.add(bytes(module, name, 1, 0x70, 0, u32(size)));
    }

    /** A memory of the given size that may grow, exported. */
    public void memory(String name, int pages, int most) {
        memories.add(bytes(1, u32(pages), u32(most)));
        exports.add(bytes(name, 2, 0));
    }

    /** A table of functions, exported. */
    public void table(String name, int size) {
        tables.add(bytes(0x70, 0, u32(size)));
        exports.add(bytes(name, 1, 0));
    }

    /** The first elements of the table. */
    public void elements(List<Integer> functions) {
        elements.add(bytes(0, i32(0), 0x0b, Bytes.vec(functions.stream().map(f -> u32(f)).toArray(byte[][]::new))));
    }

    /** Bytes that the memory begins with. */
    public void data(int address, byte[] content) {
        data.add(bytes(0, i32(address), 0x0b, u32(content.length), content));
    }

    /** The function that runs when the module is instantiated. */
    public void start(int function) {
        start = function;
    }

    /** A number that can change. */
    public void global(int value) {
        globals.add(bytes(0x7f, 1, i32(value), 0x0b));
    }

    /** An exported function; {@code locals} as in a signature. */
    public int function(String name, String signature, String locals, byte[]... code) {
        functions.add(u32(type(signature)));
        List<byte[]> declared = new ArrayList<>();
        for (char local : locals.toCharArray()) {
            declared.add(bytes(1, letter(local)));
        }
        byte[] body = bytes(Bytes.vec(declared.toArray(byte[][]::new)), bytes((Object[]) code), 0x0b);
        bodies.add(bytes(u32(body.length), body));
        int index = importedFunctions + functions.size() - 1;
        exports.add(bytes(name, 0, u32(index)));
        return index;
    }

    public int type(String signature) {
        int at = types.indexOf(signature);
        if (at < 0) {
            types.add(signature);
            return types.size() - 1;
        }
        return at;
    }

    public byte[] wasm() {
        List<byte[]> encoded = new ArrayList<>();
        for (String signature : types) {
            int colon = signature.indexOf(':');
            encoded.add(bytes(0x60, letters(signature.substring(0, colon)), letters(signature.substring(colon + 1))));
        }
        return bytes(0, (int) 'a', (int) 's', (int) 'm', 1, 0, 0, 0, all(1, encoded), all(2, imports),
                all(3, functions),
                all(4, tables), all(5, memories), all(6, globals), all(7, exports),
                start < 0 ? new byte[0] : rawSection(8, u32(start)), all(9, elements), all(10, bodies), all(11, data));
    }

    private static byte[] all(int section, List<byte[]> items) {
        return items.isEmpty() ? new byte[0] : rawSection(section, Bytes.vec(items.toArray(byte[][]::new)));
    }

    private static byte[] letters(String letters) {
        byte[] result = u32(letters.length());
        for (char c : letters.toCharArray()) {
            result = bytes(result, letter(c));
        }
        return result;
    }

    private static int letter(char c) {
        return switch (c) {
            case 'i' -> 0x7f;
            case 'l' -> 0x7e;
            case 'f' -> 0x7d;
            case 'd' -> 0x7c;
            default -> throw new IllegalArgumentException(String.valueOf(c));
        };
    }

    /** The instruction i32.const. */
    public static byte[] i32(int value) {
        byte[] code = bytes(I32_CONST);
        int rest = value;
        while (rest < -64 || rest > 63) {
            code = bytes(code, rest & 0x7f | 0x80);
            rest >>= 7;
        }
        return bytes(code, rest & 0x7f);
    }

    public static byte[] call(int function) {
        return bytes(0x10, u32(function));
    }

    public static byte[] get(int local) {
        return bytes(0x20, u32(local));
    }

    public static byte[] set(int local) {
        return bytes(0x21, u32(local));
    }

    public static byte[] globalGet(int global) {
        return bytes(0x23, u32(global));
    }

    public static byte[] globalSet(int global) {
        return bytes(0x24, u32(global));
    }
}
