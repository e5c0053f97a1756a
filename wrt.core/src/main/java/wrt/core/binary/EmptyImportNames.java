// SPDX-License-Identifier: Apache-2.0
package wrt.core.binary;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Gives a field name to function imports whose module and field names are both empty: valid, and refused by Chicory's
 * parser. Places in messages about such a module are off by the length of the names.
 */
public final class EmptyImportNames {
    private static final String STAND_IN = "(both names are empty)";
    private static final int IMPORTS = 2;

    private EmptyImportNames() {
    }

    /**
     * The module with names that the parser takes.
     *
     * @param module passed {@link Preflight}
     * @return a copy
     */
    public static byte[] replaced(byte[] module) {
        for (Section section : Section.read(module)) {
            if (section.id() == IMPORTS) {
                ByteArrayOutputStream imports = new ByteArrayOutputStream();
                if (rewrite(module, section, imports)) {
                    return spliced(module, section, imports.toByteArray());
                }
            }
        }
        return module.clone();
    }

    /** The name that the module itself has for an import. */
    public static String original(String name) {
        return name.equals(STAND_IN) ? "" : name;
    }

    private static boolean rewrite(byte[] module, Section section, ByteArrayOutputStream target) {
        boolean changed = false;
        int copied = section.start();
        CheckedReader reader = new CheckedReader(module, section.start(), section.end());
        for (long left = reader.unsigned(); left > 0; left--) {
            int start = reader.position();
            reader.skipName();
            reader.skipName();
            int names = reader.position();
            boolean function = module[names] == 0;
            Preflight.importDescription(reader);
            if (function && names - start == 2) {
                target.write(module, copied, names - 1 - copied);
                name(target);
                copied = names;
                changed = true;
            }
        }
        target.write(module, copied, section.end() - copied);
        return changed;
    }

    private static void name(ByteArrayOutputStream target) {
        byte[] name = STAND_IN.getBytes(StandardCharsets.UTF_8);
        target.write(name.length);
        target.writeBytes(name);
    }

    private static byte[] spliced(byte[] module, Section section, byte[] imports) {
        // The section's size is written again; its id stays, in the byte before the old size.
        ByteArrayOutputStream result = new ByteArrayOutputStream(module.length + imports.length);
        result.write(module, 0, idPosition(module, section) + 1);
        for (int size = imports.length; true; size >>>= 7) {
            if (size < 0x80) {
                result.write(size);
                break;
            }
            result.write(size & 0x7F | 0x80);
        }
        result.writeBytes(imports);
        result.write(module, section.end(), module.length - section.end());
        return result.toByteArray();
    }

    private static int idPosition(byte[] module, Section section) {
        int at = section.start() - 1; // the last byte of the size
        do {
            at--;
        } while ((module[at] & 0x80) != 0);
        return at;
    }
}
