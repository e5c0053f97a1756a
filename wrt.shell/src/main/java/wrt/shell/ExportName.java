// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import java.util.ArrayList;
import java.util.List;
import wrt.api.component.ExportedFunction;

/**
 * A function as the user wrote it: {@code ns:package/interface@version#function}, of which package, version and
 * interface may be left out.
 *
 * @param text what was written
 */
record ExportName(String text) {

    /**
     * The one function that is meant.
     *
     * @param functions what the component exports
     * @return the function
     * @throws CommandFailure if none or more than one is meant; the message lists what there is
     */
    ExportedFunction among(List<ExportedFunction> functions) {
        List<ExportedFunction> exact = functions.stream().filter(f -> f.path().equals(text)).toList();
        List<ExportedFunction> meant = exact.isEmpty()
                ? functions.stream().filter(f -> spellings(f.path()).contains(text)).toList()
                : exact;
        if (meant.size() == 1) {
            return meant.getFirst();
        }
        if (meant.isEmpty()) {
            throw unknown(functions);
        }
        throw new CommandFailure("'" + text + "' is ambiguous; it may be "
                + String.join(" or ", meant.stream().map(ExportedFunction::path).toList()));
    }

    private CommandFailure unknown(List<ExportedFunction> functions) {
        List<String> known = functions.stream().flatMap(f -> spellings(f.path()).stream()).toList();
        String hint = new Nearest(text).among(known).map(nearest -> "; did you mean '" + nearest + "'?").orElse("");
        StringBuilder message = new StringBuilder("no export '" + text + "'" + hint);
        functions.forEach(f -> message.append("\n  ").append(f.path()).append(": ").append(f.signature()));
        return new CommandFailure(message.toString());
    }

    /** Every way to write a path, the shortest last. */
    private static List<String> spellings(String path) {
        List<String> spellings = new ArrayList<>(List.of(path));
        int hash = path.indexOf('#');
        if (hash >= 0) {
            String function = path.substring(hash);
            String face = path.substring(0, hash);
            String unversioned = face.replaceFirst("@.*", "");
            spellings.add(unversioned + function);
            spellings.add(face.substring(face.indexOf('/') + 1) + function);
            spellings.add(unversioned.substring(unversioned.indexOf('/') + 1) + function);
            spellings.add(function.substring(1));
        }
        return spellings;
    }
}
