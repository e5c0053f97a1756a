// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Arrays;
import java.util.TreeMap;

/** Writes small modules. Functions get their indices in the order in which imports and functions are added. */
final class ModuleBuilder {
    private final TreeMap<Integer, List<Code>> sections = new TreeMap<>();
    private final List<Code> types = new ArrayList<>();
    private final List<Code> bodies = new ArrayList<>();
    private Code start;
    private int functions;
    private boolean dataCount;

    /** Order of the sections in a module: the tag section comes before the globals. */
    private static final int[] ORDER = {2, 3, 4, 5, 13, 6, 7};

    int type(int[] params, int... results) {
        Code c = new Code().op(0x60).u(params.length).types(params).u(results.length).types(results);
        for (int i = 0; i < types.size(); i++) {
            if (Arrays.equals(types.get(i).bytes(), c.bytes())) {
                return i;
            }
        }
        types.add(c);
        return types.size() - 1;
    }

    static int[] params(int... types) {
        return types;
    }

    private ModuleBuilder item(int section, Code c) {
        sections.computeIfAbsent(section, k -> new ArrayList<>()).add(c);
        return this;
    }

    private static Code name(String n) {
        byte[] b = n.getBytes(StandardCharsets.UTF_8);
        Code c = new Code().u(b.length);
        for (byte x : b) {
            c.op(x);
        }
        return c;
    }

    int importFunction(String module, String name, int type) {
        item(2, name(module).add(name(name)).op(0).u(type));
        return functions++;
    }

    ModuleBuilder importMemory(String module, String name, int min) {
        return item(2, name(module).add(name(name)).op(2, 0).u(min));
    }

    ModuleBuilder importTable(String module, String name, int min) {
        return item(2, name(module).add(name(name)).op(1, 0x70, 0).u(min));
    }

    ModuleBuilder importTable(String module, String name, int type, int min) {
        return item(2, name(module).add(name(name)).op(1).types(type).op(0).u(min));
    }

    ModuleBuilder importGlobal(String module, String name, int type, boolean mutable) {
        return item(2, name(module).add(name(name)).op(3).types(type).op(mutable ? 1 : 0));
    }

    ModuleBuilder importTag(String module, String name, int type) {
        return item(2, name(module).add(name(name)).op(4, 0).u(type));
    }

    /** Adds a function; {@code locals} are the types of its own locals. */
    int function(int type, Code body, int... locals) {
        item(3, new Code().u(type));
        Code c = new Code().u(locals.length);
        for (int l : locals) {
            c.u(1).types(l);
        }
        bodies.add(c.add(body).end());
        return functions++;
    }

    ModuleBuilder memory(int min) {
        return item(5, new Code().op(0).u(min));
    }

    ModuleBuilder memory(int min, int max) {
        return item(5, new Code().op(1).u(min).u(max));
    }

    ModuleBuilder sharedMemory(int min, int max) {
        return item(5, new Code().op(3).u(min).u(max));
    }

    ModuleBuilder table(int min) {
        return item(4, new Code().op(0x70, 0).u(min));
    }

    /** A table of any references; {@code init} is the first value of its elements, null for null. */
    ModuleBuilder table(int type, int min, Code init) {
        return item(4, init == null
                ? new Code().types(type).op(0).u(min)
                : new Code().op(0x40, 0).types(type).op(0).u(min).add(init).end());
    }

    ModuleBuilder global(int type, boolean mutable, Code init) {
        return item(6, new Code().types(type).op(mutable ? 1 : 0).add(init).end());
    }

    ModuleBuilder tag(int type) {
        return item(13, new Code().op(0).u(type));
    }

    ModuleBuilder export(String name, int function) {
        return item(7, name(name).op(0).u(function));
    }

    ModuleBuilder export(String name, int kind, int index) {
        return item(7, name(name).op(kind).u(index));
    }

    ModuleBuilder start(int function) {
        start = new Code().u(function);
        return this;
    }

    ModuleBuilder elements(int offset, int... functions) {
        Code c = new Code().op(0).i32(offset).end().u(functions.length);
        for (int f : functions) {
            c.u(f);
        }
        return item(9, c);
    }

    /** Functions that {@code ref.func} may name. */
    ModuleBuilder declare(int... functions) {
        Code c = new Code().op(3, 0).u(functions.length);
        for (int f : functions) {
            c.u(f);
        }
        return item(9, c);
    }

    /** An active segment of {@code funcref} expressions for table 0. */
    ModuleBuilder expressions(int offset, Code... values) {
        Code c = new Code().op(4).i32(offset).end().u(values.length);
        for (Code v : values) {
            c.add(v).end();
        }
        return item(9, c);
    }

    /** A passive segment of {@code funcref} expressions. */
    ModuleBuilder passiveExpressions(Code... values) {
        Code c = new Code().op(5, Code.FUNCREF).u(values.length);
        for (Code v : values) {
            c.add(v).end();
        }
        return item(9, c);
    }

    ModuleBuilder data(int offset, byte[] bytes) {
        return item(11, new Code().op(0).i32(offset).end().u(bytes.length).add(raw(bytes)));
    }

    ModuleBuilder passiveData(byte[] bytes) {
        dataCount = true;
        return item(11, new Code().op(1).u(bytes.length).add(raw(bytes)));
    }

    private static Code raw(byte[] bytes) {
        Code c = new Code();
        for (byte b : bytes) {
            c.op(b);
        }
        return c;
    }

    byte[] build() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[]{0, 'a', 's', 'm', 1, 0, 0, 0});
        section(out, 1, types);
        for (int id : ORDER) {
            section(out, id, sections.getOrDefault(id, List.of()));
        }
        if (start != null) {
            out.write(8);
            out.write(start.bytes().length);
            out.writeBytes(start.bytes());
        }
        section(out, 9, sections.getOrDefault(9, List.of()));
        if (dataCount) {
            byte[] count = new Code().u(sections.get(11).size()).bytes();
            out.write(12);
            out.write(count.length);
            out.writeBytes(count);
        }
        List<Code> sized = bodies.stream().map(b -> new Code().u(b.bytes().length).add(b)).toList();
        section(out, 10, sized);
        section(out, 11, sections.getOrDefault(11, List.of()));
        return out.toByteArray();
    }

    private static void section(ByteArrayOutputStream out, int id, List<Code> items) {
        if (items.isEmpty()) {
            return;
        }
        Code content = new Code().u(items.size());
        items.forEach(content::add);
        out.write(id);
        out.writeBytes(new Code().u(content.bytes().length).bytes());
        out.writeBytes(content.bytes());
    }
}
