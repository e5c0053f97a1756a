// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Text in columns: words to the left, numbers to the right.
 *
 * <p>Concurrency: confined to one thread.
 */
final class Table {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final List<Boolean> numbers = new ArrayList<>();

    /**
     * A table of these columns.
     *
     * @param headings the headings; one that begins with {@code >} stands above a column of numbers
     */
    Table(String... headings) {
        List<String> names = new ArrayList<>();
        for (String heading : headings) {
            numbers.add(heading.startsWith(">"));
            names.add(heading.startsWith(">") ? heading.substring(1) : heading);
        }
        rows.add(names);
    }

    /**
     * Adds a row.
     *
     * @param cells one value for each column; a whole number is written in groups of three digits
     * @return this table
     */
    Table row(Object... cells) {
        if (cells.length != numbers.size()) {
            throw new IllegalArgumentException("a row of " + numbers.size() + " cells has " + cells.length);
        }
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell instanceof Number number
                    ? String.format(Locale.ROOT, "%,d", number.longValue())
                    : cell.toString());
        }
        rows.add(row);
        return this;
    }

    /**
     * Whether there is nothing below the headings.
     *
     * @return true if there is no row
     */
    boolean isEmpty() {
        return rows.size() == 1;
    }

    /** The table, without a final line break. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                String padding = " ".repeat(width(column) - cell.length());
                line.append(numbers.get(column) ? padding + cell : cell + padding).append(GAP);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString().stripTrailing();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
