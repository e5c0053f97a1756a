// SPDX-License-Identifier: Apache-2.0
package wrt.run;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Finds what somebody probably meant.
 *
 * @param name what was written
 */
record Nearest(String name) {

    /**
     * The candidate with the smallest edit distance, if it is small enough to be a slip.
     *
     * @param candidates what there is
     * @return the candidate, or empty if none is near
     */
    Optional<String> among(Collection<String> candidates) {
        int tolerated = Math.max(1, name.length() / 3);
        return candidates.stream().filter(candidate -> distanceTo(candidate) <= tolerated)
                .min(Comparator.comparingInt(this::distanceTo));
    }

    /** Levenshtein's distance: inserted, removed and replaced characters, one row of the matrix at a time. */
    private int distanceTo(String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= name.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (name.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
