// SPDX-License-Identifier: Apache-2.0
package wrt.core.meter;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wrt.core.binary.Bytes;
import wrt.core.binary.Cursor;
import wrt.core.binary.Section;
import wrt.core.code.CostModel;

/** Rewrites a validated module so that it charges its register. */
public final class ModuleMeter {

    /** Changes whenever other bytes come out of the same module. Part of the identity of compiled code. */
    public static final int VERSION = 2;

    /*
     * Two mutable i64 globals are added behind all others: the register, and the hook, whose write is the slow path of
     * a check point. Types are added behind all others. So no index of the module changes.
     */

    private final byte[] module;
    private final List<MeteredBody> bodies;
    private final MeteredLayout layout;
    private final List<Bytes> types = new ArrayList<>();
    private final int firstType;

    /**
     * Prepares a module.
     *
     * @param module well-formed and valid bytes
     * @param bodies its functions in order, at least one
     * @param globals number of its globals, imports included
     * @param typeCount number of its types
     * @param target what will run it
     */
    public ModuleMeter(byte[] module, List<MeteredBody> bodies, int globals, int typeCount, CostModel costs,
            Target target) {
        this.module = module;
        this.bodies = bodies;
        this.layout = new MeteredLayout(costs, globals, globals + 1, target);
        this.firstType = typeCount;
    }

    /** The metered module. */
    public byte[] write() {
        List<Section> sections = Section.read(module);
        Bytes code = new Bytes();
        for (Section s : sections) {
            if (s.id() == Section.CODE) {
                code = code(s);
            }
        }
        Bytes out = new Bytes().put(module, 0, 8);
        boolean globals = false;
        for (Section s : sections) {
            if (!globals && s.followsGlobals()) {
                section(out, Section.GLOBAL, appended(null, registers(), 2));
                globals = true;
            }
            switch (s.id()) {
                case Section.TYPE -> section(out, s.id(), appended(s, joined(types), types.size()));
                case Section.GLOBAL -> {
                    section(out, s.id(), appended(s, registers(), 2));
                    globals = true;
                }
                case Section.CODE -> section(out, s.id(), code);
                default -> section(out, s.id(), new Bytes().put(module, s.start(), s.end()));
            }
        }
        return out.toArray();
    }

    /** Index of the register's global in the metered module. */
    public int registerGlobal() {
        return layout.register();
    }

    private static void section(Bytes out, int id, Bytes content) {
        out.put(id).unsigned(content.size()).put(content);
    }

    private Bytes appended(@Nullable Section s, Bytes more, int count) {
        if (s == null) {
            return new Bytes().unsigned(count).put(more);
        }
        Cursor cursor = new Cursor(module, s.start());
        int old = cursor.unsigned();
        return new Bytes().unsigned(old + (long) count).put(module, cursor.position(), s.end()).put(more);
    }

    private static Bytes registers() {
        Bytes bytes = new Bytes();
        for (int i = 0; i < 2; i++) {
            bytes.put(0x7E).put(1).put(0x42).put(0).put(0x0B);
        }
        return bytes;
    }

    private static Bytes joined(List<Bytes> parts) {
        Bytes all = new Bytes();
        parts.forEach(all::put);
        return all;
    }

    private Bytes code(Section s) {
        Cursor cursor = new Cursor(module, s.start());
        int count = cursor.unsigned();
        Bytes out = new Bytes().unsigned(count);
        for (int i = 0; i < count; i++) {
            int size = cursor.unsigned();
            int start = cursor.position();
            Bytes body = body(bodies.get(i), start);
            out.unsigned(body.size()).put(body);
            cursor.skip(size);
        }
        return out;
    }

    private Bytes body(MeteredBody body, int start) {
        Cursor cursor = new Cursor(module, start);
        int groups = cursor.unsigned();
        int firstGroup = cursor.position();
        int instructions = body.flow().ops().getFirst().offset();
        int locals = body.params();
        for (int i = 0; i < groups; i++) {
            locals += cursor.unsigned();
            skipType(cursor);
        }
        FunctionMeter meter = new FunctionMeter(
                module, body.flow(), body.end(), layout, locals, body.results().isEmpty());
        Bytes code = meter.write(blockType(body), body.exported());
        Bytes out = new Bytes().unsigned(groups + (long) meter.localGroups());
        out.put(module, firstGroup, instructions);
        meter.writeLocals(out);
        return out.put(code);
    }

    private static void skipType(Cursor cursor) {
        int code = cursor.next();
        if (code == 0x63 || code == 0x64) {
            while ((cursor.next() & 0x80) != 0) {
                // The heap type is a signed LEB128.
            }
        }
    }

    private Bytes blockType(MeteredBody body) {
        if (!body.flow().functionCaught()) {
            return new Bytes();
        }
        if (body.results().isEmpty()) {
            return new Bytes().put(0x40);
        }
        if (body.results().size() == 1) {
            byte[] type = body.results().getFirst();
            return new Bytes().put(type, 0, type.length);
        }
        Bytes type = new Bytes().put(0x60).put(0).unsigned(body.results().size());
        body.results().forEach(t -> type.put(t, 0, t.length));
        types.add(type);
        return new Bytes().signed(firstType + types.size() - 1L);
    }
}
