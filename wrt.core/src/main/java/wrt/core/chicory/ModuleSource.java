// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import wrt.core.binary.Cursor;
import wrt.core.binary.Section;
import wrt.core.code.CodeModel;
import wrt.core.code.CostModel;

/** The original bytes of a valid module, and what is read from them on demand. */
record ModuleSource(byte[] bytes, String digest, CostModel costs) {

    CodeModel code() {
        return new CodeReader(bytes, ModuleReader.reread(bytes), costs).model();
    }

    byte @Nullable [] customSection(String name) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        byte @Nullable [] found = null;
        for (Section s : Section.read(bytes)) {
            if (s.id() == Section.CUSTOM) {
                Cursor cursor = new Cursor(bytes, s.start());
                int length = cursor.unsigned();
                int start = cursor.position();
                if (Arrays.equals(bytes, start, start + length, wanted, 0, wanted.length)) {
                    found = Arrays.copyOfRange(bytes, start + length, s.end());
                }
            }
        }
        return found;
    }
}
