// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.world;

import java.util.ArrayList;
import java.util.List;

/** Writes a core module. Signatures are letters: i, l, f, d for the parameters, a colon, the same for results. */
final class CoreWriter {

    private final List<String> types = new ArrayList<>();
    private final List<byte[]> imports = new ArrayList<>();
    private final List<byte[]> declared = new ArrayList<>();
    private final List<byte[]> bodies = new ArrayList<>();
    private final List<byte[]> exports = new ArrayList<>();
    private byte[] tables = {};
    private byte[] memories = {};
    private byte[] globals = {};
    private byte[] elements = {};
    private int imported;

    int type(String signature) {
        int known = types.indexOf(signature);
        if (known >= 0) {
            return known;
        }
        types.add(signature);
        return types.size() - 1;
    }

    int importFunction(String module, String name, String signature) {
        imports.add(new ByteSink().name(module).name(name).b(0).u(type(signature)).bytes());
        return imported++;
    }

    void importMemory(String module, String name, int pages) {
        imports.add(new ByteSink().name(module).name(name).b(2, 0).u(pages).bytes());
    }

    void importTable(String module, String name, int size) {
        imports.add(new ByteSink().name(module).name(name).b(1, 0x70, 0).u(size).bytes());
    }

    void memory(String name, int pages) {
        memories = new ByteSink().b(1, 0).u(pages).bytes();
        exports.add(new ByteSink().name(name).b(2, 0).bytes());
    }

    void table(String name, int size) {
        tables = new ByteSink().b(1, 0x70, 0).u(size).bytes();
        exports.add(new ByteSink().name(name).b(1, 0).bytes());
    }

    void global(int value) {
        globals = new ByteSink().b(1, 0x7f, 1, 0x41).s(value).b(0x0b).bytes();
    }

    void elements(List<Integer> functions) {
        elements = new ByteSink().b(1, 0, 0x41, 0, 0x0b)
                .vector(functions.stream().map(f -> new ByteSink().u(f).bytes()).toList()).bytes();
    }

    /** Adds a function and exports it; the result is its index. */
    int function(String name, String signature, String locals, ByteSink code) {
        declared.add(new ByteSink().u(type(signature)).bytes());
        ByteSink body = new ByteSink().u(locals.length());
        locals.chars().forEach(c -> body.b(1, letter(c)));
        byte[] whole = body.raw(code.bytes()).b(0x0b).bytes();
        bodies.add(new ByteSink().u(whole.length).raw(whole).bytes());
        int index = imported + declared.size() - 1;
        exports.add(new ByteSink().name(name).b(0).u(index).bytes());
        return index;
    }

    byte[] wasm() {
        List<byte[]> signatures = new ArrayList<>();
        for (String signature : types) {
            String[] sides = signature.split(":", -1);
            signatures.add(letters(letters(new ByteSink().b(0x60), sides[0]), sides[1]).bytes());
        }
        ByteSink out = new ByteSink().b(0, 'a', 's', 'm', 1, 0, 0, 0);
        out.section(1, new ByteSink().vector(signatures).bytes());
        out.section(2, new ByteSink().vector(imports).bytes());
        out.section(3, new ByteSink().vector(declared).bytes());
        optional(out, 4, tables);
        optional(out, 5, memories);
        optional(out, 6, globals);
        out.section(7, new ByteSink().vector(exports).bytes());
        optional(out, 9, elements);
        out.section(10, new ByteSink().vector(bodies).bytes());
        return out.bytes();
    }

    private static void optional(ByteSink out, int id, byte[] content) {
        if (content.length > 0) {
            out.section(id, content);
        }
    }

    private static ByteSink letters(ByteSink out, String letters) {
        out.u(letters.length());
        letters.chars().forEach(c -> out.b(letter(c)));
        return out;
    }

    private static int letter(int c) {
        return 0x7f - "ilfd".indexOf(c);
    }
}
