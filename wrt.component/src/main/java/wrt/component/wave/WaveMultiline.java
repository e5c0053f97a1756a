// SPDX-License-Identifier: Apache-2.0
package wrt.component.wave;

import java.util.ArrayList;
import java.util.List;
import wrt.component.WaveException;

/**
 * Strings over several lines, between three quotes on lines of their own; the indentation of the closing quotes is
 * taken off every line.
 */
final class WaveMultiline {

    private WaveMultiline() {
    }

    /** The text after the opening quotes, which were taken already. */
    static String text(WaveText in) {
        int start = in.rawPosition();
        String raw = in.rawUpTo("\"\"\"");
        List<String> lines = new ArrayList<>(List.of(raw.split("\r?\n", -1)));
        if (lines.size() < 2 || !lines.getFirst().isBlank() || !lines.getLast().isBlank()) {
            throw new WaveException(start, "the three quotes have to be on lines of their own");
        }
        String indentation = lines.getLast();
        StringBuilder result = new StringBuilder();
        for (String line : lines.subList(1, lines.size() - 1)) {
            if (!line.startsWith(indentation) && !line.isBlank()) {
                throw new WaveException(start, "every line has to be indented as the closing quotes are");
            }
            if (!result.isEmpty()) {
                result.append('\n');
            }
            result.append(unescape(line.isBlank() ? "" : line.substring(indentation.length())));
        }
        return result.toString();
    }

    private static String unescape(String line) {
        WaveText in = new WaveText(line);
        StringBuilder result = new StringBuilder();
        while (!in.atRawEnd()) {
            result.appendCodePoint(in.rawCodePoint());
        }
        return result.toString();
    }
}
