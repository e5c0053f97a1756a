// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

import wrt.component.ExternType;

/** The paths of the functions that a component exports. */
final class ExportPaths {

    private ExportPaths() {
    }

    static List<String> of(SequencedMap<String, ExternType> exports) {
        List<String> paths = new ArrayList<>();
        exports.forEach((name, type) -> {
            if (type instanceof ExternType.Func) {
                paths.add(name);
            } else if (type instanceof ExternType.Instance instance) {
                of(instance.type().exports()).forEach(path -> paths.add(name + "#" + path));
            }
        });
        return paths;
    }
}
