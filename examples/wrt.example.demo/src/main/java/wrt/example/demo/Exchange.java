// SPDX-License-Identifier: Apache-2.0
package wrt.example.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call and what it has to answer.
 *
 * @param export the export to call
 * @param arguments its arguments
 * @param expected the only right answer
 */
record Exchange(String export, List<@Nullable Object> arguments, @Nullable Object expected) {

    static Exchange of(String export, @Nullable Object expected, @Nullable Object... arguments) {
        return new Exchange(export, java.util.Arrays.asList(arguments), expected);
    }
}
