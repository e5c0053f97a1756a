// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static wrt.component.Bytes.bytes;
import static wrt.component.Bytes.rawSection;
import static wrt.component.Bytes.vec;

import java.util.ArrayList;
import java.util.List;

/** Writes core modules for tests: imported and exported functions that trap, and a memory. */
public final class CoreModuleBytes {

    private final List<byte[]> types = new ArrayList<>();
    private final List<byte[]> imports = new ArrayList<>();
    private final List<byte[]> functions = new ArrayList<>();
    private final List<byte[]> exports = new ArrayList<>();
    private final List<byte[]> bodies = new ArrayList<>();
    private final List<byte[]> memories = new ArrayList<>();

    /** A function import; each letter is a type: i, l, f or d. */
    public CoreModuleBytes imports(String module, String name, String params, String results) {
        imports.add(bytes(module, name, 0, type(params, results)));
        return this;
    }

    /** An exported function that traps. */
    public CoreModuleBytes exports(String name, String params, String results) {
        functions.add(bytes(type(params, results)));
        exports.add(bytes(name, 0, imports.size() + functions.size() - 1));
        bodies.add(bytes(3, 0, 0, 0x0b));
        return this;
    }

    /** An exported memory of one page. */
    public CoreModuleBytes memory(String name) {
        memories.add(bytes(0, 1));
        exports.add(bytes(name, 2, 0));
        return this;
    }

    /** A memory "mem" and a function "realloc" as the canonical ABI wants them. */
    public static CoreModuleBytes library() {
        return new CoreModuleBytes().memory("mem").exports("realloc", "iiii", "i");
    }

    /** The module. */
    public byte[] wasm() {
        return bytes(0, (int) 'a', (int) 's', (int) 'm', 1, 0, 0, 0, rawSection(1, all(types)),
                rawSection(2, all(imports)), rawSection(3, all(functions)), rawSection(5, all(memories)),
                rawSection(7, all(exports)), rawSection(10, all(bodies)));
    }

    private static byte[] all(List<byte[]> items) {
        return vec(items.toArray(byte[][]::new));
    }

    private int type(String params, String results) {
        types.add(bytes(0x60, valueTypes(params), valueTypes(results)));
        return types.size() - 1;
    }

    private static byte[] valueTypes(String letters) {
        byte[] result = new byte[letters.length() + 1];
        result[0] = (byte) letters.length();
        for (int i = 0; i < letters.length(); i++) {
            result[i + 1] = switch (letters.charAt(i)) {
                case 'i' -> 0x7f;
                case 'l' -> 0x7e;
                case 'f' -> 0x7d;
                case 'd' -> 0x7c;
                default -> throw new IllegalArgumentException(letters);
            };
        }
        return result;
    }
}
