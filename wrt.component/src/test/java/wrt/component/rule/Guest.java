// SPDX-License-Identifier: Apache-2.0
package wrt.component.rule;

import static wrt.component.Bytes.bytes;
import static wrt.component.Bytes.u32;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import wrt.component.Bytes;
import wrt.component.CoreCode;

/**
 * A component with one instance, written as text for one test: what it imports, and its exports with their code, see
 * {@link GuestCode}. It has a memory whose upper half its allocator gives out, and, with {@link #resource}, the host's
 * resource type {@code r}.
 */
final class Guest {

    private static final int PAGES = 2;
    private static final int HEAP = 0x10000;
    private static final int TABLE = 8;
    private static final String LIFT = "lift ";

    private enum Kind {
        SYNC, CALLBACK, STACKFUL
    }

    private record Export(String name, String type, Kind kind, String code, String callback) {
    }

    private record Helper(String name, String signature, List<String> parameters, String code) {
    }

    private final Map<String, String> imports = new LinkedHashMap<>();
    private final List<Export> exports = new ArrayList<>();
    private final List<Helper> helpers = new ArrayList<>();
    private final Map<Integer, byte[]> data = new LinkedHashMap<>();
    private boolean resource;
    private boolean started;
    private boolean allocates;
    private boolean cleansUp;

    /** A function from the host or from another guest. */
    Guest imports(String name, String type) {
        imports.put(name, type);
        return this;
    }

    /** Imports the resource type {@code r}. */
    Guest resource() {
        resource = true;
        return this;
    }

    /** Lifted without {@code async}. */
    Guest sync(String name, String type, String code) {
        exports.add(new Export(name, type, Kind.SYNC, code, ""));
        return this;
    }

    /** Lifted with {@code async} and a callback, whose code has the parameters {@code event}, {@code handle}, {@code payload}. */
    Guest callback(String name, String type, String code, String callback) {
        exports.add(new Export(name, type, Kind.CALLBACK, code, callback));
        return this;
    }

    /** Lifted with {@code async} and without a callback. */
    Guest stackful(String name, String type, String code) {
        exports.add(new Export(name, type, Kind.STACKFUL, code, ""));
        return this;
    }

    /** A function of numbers that it calls itself, or starts threads with. */
    Guest function(String name, String parameters, String results, String code) {
        List<String> names = parameters.isEmpty() ? List.of() : List.of(parameters.split(" "));
        helpers.add(new Helper(name, "i".repeat(names.size()) + ":" + results, names, code));
        return this;
    }

    /** The core start function. */
    Guest start(String code) {
        started = true;
        return function("start", "", "", code);
    }

    /** An allocator of its own for what its exports are given. */
    Guest allocator(String code) {
        allocates = true;
        return function("allocate", "old size alignment length", "i", code);
    }

    /** The clean-up after its exports that return a number. */
    Guest postReturn(String code) {
        cleansUp = true;
        return function("post-return", "result", "", code);
    }

    /** What the memory begins with. */
    Guest data(int address, String text) {
        data.put(address, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    Map<String, String> imports() {
        return imports;
    }

    boolean usesResource() {
        return resource;
    }

    List<String> exportNames() {
        return exports.stream().map(Export::name).toList();
    }

    /** The component. */
    byte[] component() {
        return new Encoding().component();
    }

    /** The import of a function type, or of the resource type. */
    static List<byte[]> importSections(TypeText types, boolean resource, Map<String, String> functions) {
        List<byte[]> sections = new ArrayList<>();
        List<byte[]> imported = new ArrayList<>();
        functions.forEach((name, type) -> imported.add(Bytes.imported(name, 1, u32(types.index(type)))));
        if (resource) {
            sections.add(Bytes.section(Bytes.IMPORT, Bytes.imported("r", 3, 1)));
        }
        sections.add(types.section());
        sections.add(Bytes.section(Bytes.IMPORT, imported.toArray(byte[][]::new)));
        return sections;
    }

    /** What is needed while the parts are numbered. */
    private final class Encoding implements GuestCode.Names {

        private final TypeText types = new TypeText(resource);
        private final Map<String, Builtin> core = new LinkedHashMap<>();
        private final Set<String> globals = new LinkedHashSet<>();
        private String result = "";

        byte[] component() {
            exports.forEach(e -> types.index(e.type));
            main(); // finds out what it imports
            byte[] main = main();
            List<byte[]> sections = new ArrayList<>(importSections(types, resource, imports));
            sections.add(Bytes.section(Bytes.CORE_TYPE, bytes(0x60, 1, 0x7f, 0)));
            sections.add(Bytes.coreModule(library()));
            sections.add(Bytes.section(Bytes.CORE_INSTANCE, Bytes.coreInstantiate(0)));
            sections.add(Bytes.section(Bytes.ALIAS, Bytes.coreAlias(2, 0, "memory"), Bytes.coreAlias(0, 0, "realloc"),
                    Bytes.coreAlias(1, 0, "table")));
            List<byte[]> host = new ArrayList<>();
            core.values().forEach(b -> host.add(bytes("h" + host.size(), 0, u32(host.size() + 1))));
            sections.add(Bytes.section(Bytes.CANON, core.values().stream().map(Builtin::canon).toArray(byte[][]::new)));
            sections.add(Bytes.section(Bytes.CORE_INSTANCE, bytes(1, Bytes.vec(host.toArray(byte[][]::new)))));
            sections.add(Bytes.coreModule(main));
            sections.add(Bytes.section(Bytes.CORE_INSTANCE, bytes(0, 1, 2, "library", 0x12, 0, "host", 0x12, 1)));
            lift(sections, core.size() + 1);
            return Bytes.component(sections.toArray(byte[][]::new));
        }

        private void lift(List<byte[]> sections, int first) {
            int next = first;
            byte[] realloc = u32(0);
            if (allocates) {
                sections.add(Bytes.section(Bytes.ALIAS, Bytes.coreAlias(0, 2, "allocate")));
                realloc = u32(next++);
            }
            byte[] postReturn = u32(next);
            if (cleansUp) {
                sections.add(Bytes.section(Bytes.ALIAS, Bytes.coreAlias(0, 2, "post-return")));
                next++;
            }
            int function = imports.size();
            for (Export export : exports) {
                sections.add(Bytes.section(Bytes.ALIAS, Bytes.coreAlias(0, 2, LIFT + export.name)));
                List<byte[]> options = new ArrayList<>(List.of(bytes(3, 0), bytes(4, realloc)));
                byte[] code = u32(next++);
                if (export.kind == Kind.CALLBACK) {
                    sections.add(Bytes.section(Bytes.ALIAS, Bytes.coreAlias(0, 2, "callback " + export.name)));
                    options.add(bytes(7, u32(next++)));
                }
                if (export.kind != Kind.SYNC) {
                    options.add(bytes(6));
                } else if (cleansUp) {
                    options.add(bytes(5, postReturn));
                }
                sections.add(Bytes.section(Bytes.CANON, bytes(0, 0, code, Bytes.vec(options.toArray(byte[][]::new)),
                        u32(types.index(export.type)))));
                // An export is a function of its own in the index space.
                sections.add(Bytes.section(Bytes.EXPORT, Bytes.exported(export.name, 1, u32(function))));
                function += 2;
            }
        }

        private byte[] library() {
            CoreCode code = new CoreCode();
            code.memory("memory", PAGES, PAGES);
            code.table("table", TABLE);
            code.global(HEAP);
            code.function("realloc", "iiii:i", "i", CoreCode.globalGet(0), CoreCode.i32(7), bytes(0x6a),
                    CoreCode.i32(-8), bytes(0x71), CoreCode.set(4), CoreCode.get(4), CoreCode.get(3), bytes(0x6a),
                    CoreCode.globalSet(0), CoreCode.get(4));
            return code.wasm();
        }

        private byte[] main() {
            CoreCode code = new CoreCode();
            code.importMemory("library", "memory", PAGES);
            code.importTable("library", "table", TABLE);
            int imported = 0;
            for (Builtin builtin : core.values()) {
                code.importFunction("host", "h" + imported++, builtin.signature());
            }
            globals.forEach(g -> code.global(0));
            result = "";
            for (Helper helper : helpers) {
                add(code, helper);
            }
            if (!helpers.isEmpty()) {
                int first = core.size();
                code.elements(IntStream.range(first, first + helpers.size()).boxed().toList());
            }
            exports.forEach(e -> export(code, e));
            data.forEach(code::data);
            if (started) {
                code.start(core.size() + tableIndex("start"));
            }
            return code.wasm();
        }

        private void export(CoreCode code, Export export) {
            TypeText.Function type = TypeText.Function.of(export.type);
            result = type.result();
            String flat = type.flatParameters();
            List<String> names = new ArrayList<>();
            for (TypeText.Parameter parameter : type.parameters()) {
                int count = TypeText.flat(parameter.type()).length();
                for (int i = 0; i < count; i++) {
                    names.add(i == 0 ? parameter.name() : parameter.name() + "." + i);
                }
            }
            if (flat.length() > 16) {
                flat = "i";
                names = List.of("pointer");
            }
            String returned = TypeText.flat(result);
            String results = switch (export.kind) {
                case CALLBACK -> "i";
                case STACKFUL -> "";
                case SYNC -> returned.length() > 1 ? "i" : returned;
            };
            add(code, new Helper(LIFT + export.name, flat + ":" + results, names, export.code));
            if (export.kind == Kind.CALLBACK) {
                add(code, new Helper("callback " + export.name, "iii:i", List.of("event", "handle", "payload"),
                        export.callback));
            }
        }

        private void add(CoreCode code, Helper helper) {
            GuestCode body = new GuestCode(this, helper.parameters, helper.code);
            // Whoever comes to the end of a function that returns something did not say what.
            byte[] end = helper.signature.endsWith(":") ? new byte[0] : bytes(0);
            code.function(helper.name, helper.signature, body.locals(), body.body(), end);
        }

        @Override
        public GuestCode.Callee callee(String prefix, String name) {
            int at = 0;
            for (Helper helper : helpers) {
                if (helper.name.equals(name)) {
                    return new GuestCode.Callee(core.size() + at, helper.signature);
                }
                at++;
            }
            String full = name.equals("task.return") && !result.isEmpty() ? "task.return<" + result + ">" : name;
            String key = prefix + " " + full;
            if (!core.containsKey(key)) {
                Builtin found = imports.containsKey(name)
                        ? lower(prefix, name)
                        : Builtin.of(prefix, full, types);
                if (found == null) {
                    return null;
                }
                core.put(key, found);
            }
            return new GuestCode.Callee(List.copyOf(core.keySet()).indexOf(key), core.get(key).signature());
        }

        private Builtin lower(String prefix, String name) {
            boolean async = prefix.equals("async");
            TypeText.Function type = TypeText.Function.of(imports.get(name));
            String flat = type.flatParameters();
            if (flat.length() > (async ? 4 : 16)) {
                flat = "i";
            }
            String returned = TypeText.flat(type.result());
            if (returned.length() > (async ? 0 : 1)) {
                flat += "i";
                returned = "";
            }
            int index = List.copyOf(imports.keySet()).indexOf(name);
            byte[] options = async ? bytes(3, 3, 0, 4, 0, 6) : bytes(2, 3, 0, 4, 0);
            return new Builtin(bytes(1, 0, u32(index), options), flat + ":" + (async ? "i" : returned));
        }

        @Override
        public int global(String name) {
            globals.add(name);
            return List.copyOf(globals).indexOf(name);
        }

        @Override
        public int tableIndex(String name) {
            for (int i = 0; i < helpers.size(); i++) {
                if (helpers.get(i).name.equals(name)) {
                    return i;
                }
            }
            throw new IllegalArgumentException("neither a variable nor a function: " + name);
        }
    }
}
