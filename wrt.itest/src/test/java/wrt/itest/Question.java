// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call and its only right answer.
 *
 * @param export the export to call
 * @param arguments its arguments
 * @param answer what has to come back
 */
record Question(String export, List<Object> arguments, @Nullable Object answer) {

    static Question of(String export, @Nullable Object answer, Object... arguments) {
        return new Question(export, List.of(arguments), answer);
    }
}
