// SPDX-License-Identifier: Apache-2.0
package wrt.core.binary;

import java.util.ArrayList;
import java.util.List;

/** Where a section's content lies in a module that is known to be well formed. */
public record Section(int id, int start, int end) {
    /** Id of a custom section. */
    public static final int CUSTOM = 0;

    /** Id of the type section. */
    public static final int TYPE = 1;

    /** Id of the global section. */
    public static final int GLOBAL = 6;

    /** Id of the code section. */
    public static final int CODE = 10;

    /** The sections that must come after the globals: export, start, element, code, data, data count. */
    public boolean followsGlobals() {
        return id >= 7 && id <= 12;
    }

    /** All sections in order. */
    public static List<Section> read(byte[] module) {
        List<Section> sections = new ArrayList<>();
        Cursor cursor = new Cursor(module, 8);
        while (cursor.position() < module.length) {
            int id = cursor.next();
            int size = cursor.unsigned();
            sections.add(new Section(id, cursor.position(), cursor.position() + size));
            cursor.skip(size);
        }
        return sections;
    }
}
