// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds an export by its path or by what remains of the path when package, version or interface are left out, as long as
 * that is unique.
 *
 * <p>Concurrency: immutable.
 */
final class ExportNames {

    private final Map<String, Set<String>> pathsByName = new HashMap<>();
    private final List<String> paths;

    ExportNames(Collection<String> paths) {
        this.paths = List.copyOf(paths);
        for (String path : paths) {
            for (String name : namesOf(path)) {
                pathsByName.computeIfAbsent(name, n -> new TreeSet<>()).add(path);
            }
        }
    }

    /** All names that mean exactly one path. */
    Map<String, String> unique() {
        Map<String, String> unique = new HashMap<>();
        pathsByName.forEach((name, found) -> {
            if (found.size() == 1) {
                unique.put(name, found.iterator().next());
            }
        });
        // The full path of one export may be the short name of another: the full path comes first.
        paths.forEach(path -> unique.put(path, path));
        return Map.copyOf(unique);
    }

    /** Why a name means no path. */
    String problem(String name) {
        Set<String> found = pathsByName.get(name);
        return found == null
                ? "there is no export " + name + "; there are " + String.join(", ", paths)
                : name + " is ambiguous: " + String.join(", ", found);
    }

    private static Set<String> namesOf(String path) {
        Set<String> names = new LinkedHashSet<>();
        names.add(path);
        int hash = path.indexOf('#');
        if (hash >= 0) {
            String function = path.substring(hash + 1);
            String group = path.substring(0, hash);
            String base = WitName.parse(group).base();
            names.add(base + "#" + function);
            int colon = base.indexOf(':');
            names.add(base.substring(colon + 1) + "#" + function);
            names.add(base.substring(base.lastIndexOf('/') + 1) + "#" + function);
            names.add(group.substring(group.lastIndexOf('/') + 1) + "#" + function);
            names.add(function);
        }
        return names;
    }
}
