// SPDX-License-Identifier: Apache-2.0
package wrt.run;

import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * An export that is not there, or not once.
 *
 * @param file what errors call the component or module
 * @param export what was asked for
 * @param known the type of each function by its full name
 */
record NoExport(String file, String export, SequencedMap<String, String> known) {

    /** Says so, what was probably meant, and what there is. */
    Failure failure() {
        List<String> names = known.keySet().stream().map(NoExport::function).toList();
        boolean ambiguous = names.stream().filter(export::equals).count() > 1;
        StringBuilder message = new StringBuilder(file)
                .append(ambiguous ? ": more than one export is called '" : ": no export '").append(export);
        if (known.isEmpty()) {
            message.append("'; it exports no function");
        } else {
            Optional<String> meant = ambiguous ? Optional.empty() : new Nearest(function(export)).among(names);
            message.append(meant.map(name -> "'; did you mean '" + name + "'? It exports").orElse("'; it exports"));
        }
        known.forEach((name, type) -> message.append("\n  ").append(name).append(": ").append(type));
        return new Failure(Failure.Kind.USAGE, message.toString());
    }

    private static String function(String path) {
        return path.substring(path.indexOf('#') + 1);
    }
}
