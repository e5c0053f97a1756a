// SPDX-License-Identifier: Apache-2.0
package wrt.core.binary;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Finds custom sections in a module that is known to be well formed. */
public final class CustomSections {
    private CustomSections() {
    }

    /** Content of the last custom section with the name. */
    public static Optional<byte[]> find(byte[] module, String name) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        Optional<byte[]> found = Optional.empty();
        for (Section s : Section.read(module)) {
            if (s.id() == Section.CUSTOM) {
                Cursor cursor = new Cursor(module, s.start());
                int length = cursor.unsigned();
                int start = cursor.position();
                if (Arrays.equals(module, start, start + length, wanted, 0, wanted.length)) {
                    found = Optional.of(Arrays.copyOfRange(module, start + length, s.end()));
                }
            }
        }
        return found;
    }
}
