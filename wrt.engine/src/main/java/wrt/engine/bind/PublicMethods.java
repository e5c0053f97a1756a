// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the methods of an object that anybody may call, also where its class itself is hidden. */
final class PublicMethods {

    private PublicMethods() {
    }

    /** The method of a name and a number of parameters, as a public class or interface declares it. */
    static Optional<Method> find(Class<?> type, String witName, int parameters) {
        List<Method> methods = new ArrayList<>();
        for (Class<?> declaring : declaringTypes(type)) {
            Arrays.stream(declaring.getMethods())
                    .filter(m -> m.getParameterCount() == parameters && !m.isBridge()
                            && !Modifier.isStatic(m.getModifiers())
                            && Modifier.isPublic(m.getDeclaringClass().getModifiers()))
                    .forEach(methods::add);
        }
        return Names.find(methods, Method::getName, witName);
    }

    /** Whether there is a method of that name with another number of parameters. */
    static boolean exists(Class<?> type, String witName) {
        return declaringTypes(type).stream().flatMap(t -> Arrays.stream(t.getMethods()))
                .anyMatch(m -> Names.same(m.getName(), witName));
    }

    private static Set<Class<?>> declaringTypes(Class<?> type) {
        Set<Class<?>> types = new LinkedHashSet<>();
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            if (Modifier.isPublic(c.getModifiers())) {
                types.add(c);
            }
            for (Class<?> each : c.getInterfaces()) {
                types.addAll(declaringTypes(each));
            }
        }
        return types;
    }
}
