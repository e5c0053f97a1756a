// SPDX-License-Identifier: Apache-2.0
package wrt.component.fuzz;

import static wrt.component.Bytes.bytes;
import static wrt.component.Bytes.u32;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import wrt.component.Bytes;
import wrt.component.CoreModuleBytes;
import wrt.component.FuncType;

/**
 * Random components, most of them valid: types that build on each other, imports, exports, nested components, core
 * modules whose functions fit what is lifted, and canonical definitions of every kind. Now and then an index is wrong.
 */
final class ComponentGenerator {

    private static final int DEFINITIONS = 14;
    private static final int DEPTH = 3;
    private static final String[] TEXTS = {"a", "b-c", "x1", "a:b/c", "a:b/c@1.2.3", "q:r/s@0.1.0-rc.1", "A-B",
        "[method]r.f",
        "[constructor]r", "[static]r.g", "", "-", "é", "unlocked-dep=<a:b>", "url=<https://a>"};

    private final Random random;
    private final int depth;
    private final List<byte[]> sections = new ArrayList<>();
    private final TypeGenerator types;
    private final List<FuncType> functions = new ArrayList<>();
    private final List<String> core = new ArrayList<>();
    private int memories;
    private int coreInstances;
    private int modules;
    private int components;
    private int instances;
    private int names;

    private ComponentGenerator(Random random, int depth) {
        this.random = random;
        this.depth = depth;
        this.types = new TypeGenerator(random);
    }

    /** A component. */
    static byte[] component(Random random) {
        return new ComponentGenerator(random, 0).build();
    }

    private byte[] build() {
        int count = 1 + random.nextInt(DEFINITIONS);
        for (int i = 0; i < count; i++) {
            definition();
        }
        return Bytes.component(sections.toArray(byte[][]::new));
    }

    private void add(int id, byte[] item) {
        sections.add(Bytes.section(id, item));
    }

    private void definition() {
        switch (random.nextInt(15)) {
            case 0, 1, 2 -> valueType();
            case 3, 4 -> types.addTo(Bytes.TYPE, sections, types.function());
            case 5 -> resource();
            case 6 -> importSomething();
            case 7, 8 -> lift();
            case 9 -> lower();
            case 10, 11 -> builtin();
            case 12 -> exportSomething();
            case 13 -> nested();
            default -> rare();
        }
    }

    /** A value type; one that wants a name gets it by an import. */
    private void valueType() {
        TypeGenerator.Value value = types.value();
        types.addTo(Bytes.TYPE, sections, value.definition());
        if (value.wantsName() && random.nextInt(8) != 0) {
            add(Bytes.IMPORT, Bytes.imported(name("t"), 3, 0, u32(types.count() - 1)));
            types.rename();
        }
    }

    /** The index of a function type; there is one afterwards. */
    private int functionType() {
        if (!types.hasFunction()) {
            types.addTo(Bytes.TYPE, sections, types.function());
        }
        return wrong(types.anyFunction());
    }

    private void resource() {
        if (random.nextBoolean()) {
            types.addTo(Bytes.TYPE, sections, bytes(0x3f, 0x7f, 0));
        } else {
            add(Bytes.IMPORT, Bytes.imported(name("r"), 3, 1));
            types.skip();
        }
        types.addResource(types.count() - 1);
    }

    private void importSomething() {
        switch (random.nextInt(4)) {
            case 0, 1 -> {
                int type = functionType();
                add(Bytes.IMPORT, Bytes.imported(name("f"), 1, u32(type)));
                functions.add(types.functionAt(type));
            }
            case 2 -> {
                types.addTo(Bytes.TYPE, sections, instanceType(0));
                add(Bytes.IMPORT, Bytes.imported(name("i"), 5, u32(types.count() - 1)));
                instances++;
            }
            default -> {
                types.addTo(Bytes.TYPE, sections, componentType());
                add(Bytes.IMPORT, Bytes.imported(name("c"), 4, u32(types.count() - 1)));
                components++;
            }
        }
    }

    private byte[] instanceType(int level) {
        TypeGenerator inner = new TypeGenerator(random);
        List<byte[]> declarations = new ArrayList<>();
        declarations.add(bytes(1, inner.added(inner.function())));
        for (int i = random.nextInt(5); i >= 0; i--) {
            switch (random.nextInt(5)) {
                case 0, 1 -> declarations.add(bytes(1, inner.added(inner.value().definition())));
                case 2 -> declarations.add(bytes(1, inner.added(inner.function())));
                case 3 -> declarations.add(bytes(4, 0, name("e"), 1, u32(inner.anyFunction())));
                default -> {
                    if (level < 3) {
                        declarations.add(bytes(1, inner.added(instanceType(level + 1))));
                        declarations.add(bytes(4, 0, name("n"), 5, u32(inner.count() - 1)));
                    }
                }
            }
        }
        return bytes(0x42, Bytes.vec(declarations.toArray(byte[][]::new)));
    }

    private byte[] componentType() {
        TypeGenerator inner = new TypeGenerator(random);
        List<byte[]> declarations = new ArrayList<>();
        declarations.add(bytes(1, inner.added(inner.function())));
        for (int i = random.nextInt(4); i >= 0; i--) {
            declarations.add(bytes(3 + random.nextInt(2), 0, name("d"), 1, u32(inner.anyFunction())));
        }
        return bytes(0x41, Bytes.vec(declarations.toArray(byte[][]::new)));
    }

    /** A core module with one function that fits, an instance of it, and the canonical definition. */
    private void lift() {
        int index = functionType();
        FuncType type = types.functionAt(index);
        boolean async = type.async() && random.nextBoolean();
        boolean callback = async && random.nextInt(4) != 0;
        int function = coreFunction(CoreSignatures.lift(type, async, callback));
        library();
        List<Object> options = options(async);
        if (callback) {
            options.add(bytes(7, u32(coreFunction("iii:i"))));
        } else if (!async && random.nextInt(4) == 0) {
            String results = core.get(function).substring(core.get(function).indexOf(':') + 1);
            options.add(bytes(5, u32(coreFunction(results + ":"))));
        }
        add(Bytes.CANON, bytes(0, 0, u32(function), vector(options), u32(index)));
        functions.add(type);
        if (random.nextBoolean()) {
            exportFunction(functions.size() - 1);
        }
    }

    private void lower() {
        if (functions.isEmpty()) {
            importSomething();
            return;
        }
        int index = random.nextInt(functions.size());
        FuncType type = functions.get(index);
        boolean async = type != null && type.async() && random.nextBoolean();
        library();
        add(Bytes.CANON, bytes(1, 0, u32(wrong(index)), vector(options(async))));
        core.add(type == null ? "" : CoreSignatures.lower(type, async));
    }

    private void builtin() {
        library();
        while (!types.hasEnd()) {
            types.addTo(Bytes.TYPE, sections, types.end().definition());
        }
        if (!types.hasResource()) {
            resource();
        }
        byte[] options = vector(options(random.nextInt(6) != 0));
        byte[] flag = {(byte) (random.nextInt(6) == 0 ? 1 : 0)};
        byte[] stream = u32(types.anyEnd(0x66));
        byte[] future = u32(types.anyEnd(0x65));
        add(Bytes.CANON, switch (random.nextInt(24)) {
            case 0 -> bytes(2, u32(types.anyResource()));
            case 1 -> bytes(3, u32(types.anyResource()));
            case 2 -> bytes(4, u32(types.anyResource()));
            case 3 -> bytes(9, 0, types.reference(), vector(options(false)));
            case 4 -> bytes(9, 1, 0, vector(options(false)));
            case 5 -> bytes(0x0a, 0x7f, random.nextInt(2));
            case 6 -> bytes(0x0b, 0x7f, random.nextInt(2));
            case 7 -> bytes(6, flag);
            case 8 -> bytes(0x0c, flag);
            case 9 -> bytes(0x20, flag, u32(wrong(0)));
            case 10 -> bytes(0x21, flag, u32(wrong(0)));
            case 11 -> bytes(0x0e, stream);
            case 12 -> bytes(0x0f + random.nextInt(2), stream, options);
            case 13 -> bytes(0x11 + random.nextInt(2), stream, flag);
            case 14 -> bytes(0x13 + random.nextInt(2), stream);
            case 15 -> bytes(0x16 + random.nextInt(2), future, options);
            case 16 -> bytes(0x18 + random.nextInt(2), future, flag);
            case 17 -> bytes(new int[]{0x15, 0x1a, 0x1b}[random.nextInt(3)], future);
            case 18 -> bytes(0x1c + random.nextInt(2), vector(options(false)));
            case 19 -> bytes(0x1e);
            case 20 -> bytes(0x29 + random.nextInt(5), flag);
            case 21 -> bytes(0x27, u32(random.nextInt(3)), u32(random.nextInt(2)));
            case 22 -> bytes(random.nextInt(0x48));
            default -> bytes(new int[]{5, 0x0d, 0x1f, 0x22, 0x23, 0x24, 0x25, 0x26, 0x28}[random.nextInt(9)]);
        });
        core.add("");
    }

    private List<Object> options(boolean async) {
        List<Object> options = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            options.add(bytes(random.nextInt(3)));
        }
        if (random.nextInt(16) != 0) {
            options.add(bytes(3, u32(wrong(0))));
            options.add(bytes(4, u32(wrong(0))));
        }
        if (async) {
            options.add(bytes(6));
        }
        return options;
    }

    /** Memory 0 and core function 0, an allocator, once. */
    private void library() {
        if (memories == 0) {
            module(CoreModuleBytes.library().wasm());
            add(Bytes.ALIAS, Bytes.coreAlias(2, coreInstances - 1, "mem"));
            add(Bytes.ALIAS, Bytes.coreAlias(0, coreInstances - 1, "realloc"));
            core.add("iiii:i");
            memories++;
        }
    }

    private int coreFunction(String signature) {
        library();
        int colon = signature.indexOf(':');
        module(new CoreModuleBytes()
                .exports("f", signature.substring(0, colon), signature.substring(colon + 1)).wasm());
        add(Bytes.ALIAS, bytes(0, 0, 1, u32(coreInstances - 1), "f"));
        core.add(signature);
        return core.size() - 1;
    }

    private void module(byte[] wasm) {
        sections.add(Bytes.coreModule(wasm));
        add(Bytes.CORE_INSTANCE, bytes(0, u32(modules++), 0));
        coreInstances++;
    }

    private void exportSomething() {
        switch (random.nextInt(3)) {
            case 0 -> {
                if (!functions.isEmpty()) {
                    exportFunction(random.nextInt(functions.size()));
                }
            }
            case 1 -> {
                add(Bytes.EXPORT, bytes(0, name("t"), 3, u32(wrong(types.any())), 0));
                types.rename();
            }
            default -> {
                if (instances > 0) {
                    add(Bytes.EXPORT, bytes(0, name("i"), 5, u32(random.nextInt(instances)), 0));
                    instances++;
                }
            }
        }
    }

    private void exportFunction(int index) {
        add(Bytes.EXPORT, bytes(0, name("f"), 1, u32(wrong(index)), 0));
        functions.add(functions.get(index));
    }

    private void nested() {
        if (depth < DEPTH) {
            sections.add(Bytes.nested(new ComponentGenerator(random, depth + 1).build()));
            components++;
        }
        if (components > 0) {
            List<Object> args = new ArrayList<>();
            if (!functions.isEmpty() && random.nextBoolean()) {
                args.add(bytes("f0", 1, u32(random.nextInt(functions.size()))));
            }
            add(Bytes.INSTANCE, bytes(0, u32(wrong(components - 1)), vector(args)));
            instances++;
        }
    }

    private void rare() {
        switch (random.nextInt(7)) {
            case 0 -> sections.add(Bytes.rawSection(0, bytes(name("wrt"), random.nextInt(256), random.nextInt(256))));
            case 1 -> add(Bytes.CORE_TYPE, bytes(0x50, 1, 1, 0x60, 1, 0x7f, 1, 0x7e));
            case 2 -> {
                add(Bytes.ALIAS, bytes(3, 2, u32(random.nextInt(2)), u32(wrong(types.any()))));
                types.rename();
            }
            case 3 -> {
                if (instances > 0) {
                    add(Bytes.ALIAS, bytes(1, 0, u32(random.nextInt(instances)), "f" + random.nextInt(3)));
                    functions.add(null);
                }
            }
            case 4 -> {
                if (!functions.isEmpty()) {
                    List<Object> exports = List.of(bytes(0, name("f"), 1, u32(random.nextInt(functions.size()))));
                    add(Bytes.INSTANCE, bytes(1, vector(exports)));
                    instances++;
                }
            }
            case 5 -> sections.add(random.nextInt(8) != 0
                    ? Bytes.rawSection(0, bytes("x"))
                    : Bytes.rawSection(9 + 3 * random.nextInt(2), bytes(0, 0, 0)));
            default -> sections.add(random.nextInt(8) != 0
                    ? Bytes.rawSection(0, bytes("y"))
                    : Bytes.rawSection(random.nextInt(14), bytes(1, random.nextInt(256))));
        }
    }

    /** Mostly the number given. */
    private int wrong(int right) {
        return random.nextInt(60) == 0 ? random.nextInt(200) : right;
    }

    private String name(String prefix) {
        return random.nextInt(24) == 0 ? TEXTS[random.nextInt(TEXTS.length)] : prefix + names++;
    }

    private static byte[] vector(List<Object> items) {
        return bytes(u32(items.size()), bytes(items.toArray()));
    }
}
