// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes component binaries for tests: bytes, names, vectors, sections. */
public final class Bytes {

    public static final int CORE_MODULE = 1;
    public static final int CORE_INSTANCE = 2;
    public static final int CORE_TYPE = 3;
    public static final int COMPONENT = 4;
    public static final int INSTANCE = 5;
    public static final int ALIAS = 6;
    public static final int TYPE = 7;
    public static final int CANON = 8;
    public static final int IMPORT = 10;
    public static final int EXPORT = 11;

    private Bytes() {
    }

    /** Numbers as bytes, texts as names, byte arrays as they are. */
    public static byte[] bytes(Object... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Object part : parts) {
            switch (part) {
                case Integer b -> out.write(b);
                case String s -> {
                    byte[] utf8 = s.getBytes(StandardCharsets.UTF_8);
                    out.writeBytes(u32(utf8.length));
                    out.writeBytes(utf8);
                }
                case byte[] raw -> out.writeBytes(raw);
                default -> throw new IllegalArgumentException(part.toString());
            }
        }
        return out.toByteArray();
    }

    /** An unsigned LEB128. */
    public static byte[] u32(long value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long rest = value;
        do {
            out.write((int) (rest & 0x7f) | (rest > 0x7f ? 0x80 : 0));
            rest >>>= 7;
        } while (rest != 0);
        return out.toByteArray();
    }

    /** A type index where a value type is expected: a signed LEB128. */
    public static byte[] valueType(int index) {
        return index < 64 ? bytes(index) : bytes(index & 0x7f | 0x80, index >> 7);
    }

    /** A count and so many items. */
    public static byte[] vec(byte[]... items) {
        return bytes(u32(items.length), bytes((Object[]) items));
    }

    /** A section of any content. */
    public static byte[] rawSection(int id, byte[] content) {
        return bytes(id, u32(content.length), content);
    }

    /** A section that is a vector of definitions. */
    public static byte[] section(int id, byte[]... items) {
        return rawSection(id, vec(items));
    }

    /** A component of the given sections. */
    public static byte[] component(byte[]... sections) {
        return bytes(0, (int) 'a', (int) 's', (int) 'm', 0x0d, 0, 1, 0, bytes((Object[]) sections));
    }

    /** A core module section. */
    public static byte[] coreModule(byte[] wasm) {
        return rawSection(CORE_MODULE, wasm);
    }

    /** A nested component section. */
    public static byte[] nested(byte[] component) {
        return rawSection(COMPONENT, component);
    }

    /** An import of a plain name; {@code externType} as in the binary. */
    public static byte[] imported(String name, Object... externType) {
        return bytes(0, name, bytes(externType));
    }

    /** An export of a plain name without ascribed type; {@code sortIndex} as in the binary. */
    public static byte[] exported(String name, Object... sortIndex) {
        return bytes(0, name, bytes(sortIndex), 0);
    }

    /** A function type of unnamed result; {@code params} are name and type in turn. */
    public static byte[] func(byte[] params, Object... result) {
        return bytes(0x40, params, result.length == 0 ? bytes(1, 0) : bytes(0, bytes(result)));
    }

    /** A parameter, field or similar. */
    public static byte[] labelled(String name, Object... type) {
        return bytes(name, bytes(type));
    }

    /** An alias of a core export; {@code coreSort} as in the binary. */
    public static byte[] coreAlias(int coreSort, int instance, String name) {
        return bytes(0, coreSort, 1, instance, name);
    }

    /** A core instance of a module without arguments. */
    public static byte[] coreInstantiate(int module) {
        return bytes(0, module, 0);
    }
}
