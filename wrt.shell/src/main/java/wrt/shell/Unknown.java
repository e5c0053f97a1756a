// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import java.util.Collection;

/**
 * A name that is not there: says so, and what there is instead.
 *
 * @param kind what it was to name, for example {@code component}
 */
record Unknown(String kind) {

    /**
     * The failure for a name.
     *
     * @param name what was written
     * @param known what there is
     * @return the failure, with the nearest name if one is near, else with all names
     */
    CommandFailure named(String name, Collection<String> known) {
        String hint = new Nearest(name).among(known).map(nearest -> "; did you mean '" + nearest + "'?")
                .orElseGet(() -> known.isEmpty() ? "; there is none" : "; there are: " + String.join(", ", known));
        return new CommandFailure("no " + kind + " '" + name + "'" + hint);
    }
}
