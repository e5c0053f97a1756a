// SPDX-License-Identifier: Apache-2.0
package wrt.core.binary;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import wrt.core.CoreFormatException;

/** Reads the names of functions out of the custom section {@code name}. */
public final class FunctionNames {
    private static final int FUNCTIONS = 1;

    private FunctionNames() {
    }

    /** Names by index; what is malformed is left out, as names are not part of a module's meaning. */
    public static Map<Integer, String> read(byte[] module) {
        return CustomSections.find(module, "name").map(FunctionNames::parsed).orElse(Map.of());
    }

    private static Map<Integer, String> parsed(byte[] bytes) {
        Map<Integer, String> names = new HashMap<>();
        try {
            CheckedReader reader = new CheckedReader(bytes, 0, bytes.length);
            while (reader.hasMore()) {
                int id = reader.next();
                long size = reader.unsigned();
                int start = reader.position();
                reader.skip(size, "a subsection");
                if (id == FUNCTIONS) {
                    functions(bytes, new CheckedReader(bytes, start, reader.position()), names);
                }
            }
        } catch (CoreFormatException e) {
            // The rest of the names is not readable.
        }
        return names;
    }

    private static void functions(byte[] bytes, CheckedReader reader, Map<Integer, String> names) {
        for (long n = reader.unsigned(); n > 0; n--) {
            int index = (int) reader.unsigned();
            long length = reader.unsigned();
            int start = reader.position();
            reader.skip(length, "a name");
            names.put(index, new String(bytes, start, (int) length, StandardCharsets.UTF_8));
        }
    }
}
