// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Pattern;

import wrt.component.ExternType;
import wrt.engine.bind.JavaSource;

/** Chooses the exported interface that is to be written in Java. */
final class JavaInterfaces {

    private static final Pattern PACKAGE = Pattern.compile("[A-Za-z_]\\w*(\\.[A-Za-z_]\\w*)*");

    private JavaInterfaces() {
    }

    /**
     * Java source.
     *
     * @param component the deployed name, which is that of the interface of the functions exported directly
     * @param exports of the component
     * @param asked a full name, a part of one, or empty
     * @throws IllegalArgumentException saying what there is
     */
    static String source(String component, SequencedMap<String, ExternType> exports, String asked,
            String packageName) {
        if (!PACKAGE.matcher(packageName).matches()) {
            throw new IllegalArgumentException("\"" + packageName + "\" is no name of a Java package");
        }
        SequencedMap<String, SequencedMap<String, ExternType>> all = new LinkedHashMap<>();
        SequencedMap<String, ExternType> direct = new LinkedHashMap<>();
        exports.forEach((name, type) -> {
            if (type instanceof ExternType.Instance instance) {
                all.put(name, new LinkedHashMap<>(instance.type().exports()));
            } else {
                direct.put(name, type);
            }
        });
        if (direct.values().stream().anyMatch(ExternType.Func.class::isInstance)) {
            all.put(component, direct);
        }
        List<String> matching = new ArrayList<>();
        all.sequencedKeySet().stream().filter(name -> asked.isEmpty() || matches(name, asked)).forEach(matching::add);
        if (matching.size() != 1) {
            throw new IllegalArgumentException(component + (asked.isEmpty()
                    ? " exports several interfaces: "
                    : " exports " + (matching.isEmpty() ? "no" : "several") + " interface " + asked + "; it exports ")
                    + String.join(", ", all.sequencedKeySet()));
        }
        String name = matching.getFirst();
        return JavaSource.of(packageName, name, all.getOrDefault(name, direct));
    }

    private static boolean matches(String name, String asked) {
        int version = name.indexOf('@');
        String unversioned = version < 0 ? name : name.substring(0, version);
        return name.equals(asked) || unversioned.equals(asked) || unversioned.endsWith("/" + asked)
                || name.endsWith("/" + asked);
    }
}
