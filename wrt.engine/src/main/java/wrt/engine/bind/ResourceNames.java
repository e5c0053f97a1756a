// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import org.jspecify.annotations.Nullable;

/**
 * The names of functions that belong to a resource.
 *
 * <p>Source: Component Model, Explainer, "Import and Export Definitions" ({@code plainname}).
 */
final class ResourceNames {

    private static final String CONSTRUCTOR = "[constructor]";
    private static final String METHOD = "[method]";
    private static final String STATIC = "[static]";

    private ResourceNames() {
    }

    /** The name of a method's function. */
    static String method(String resource, String method) {
        return METHOD + resource + "." + method;
    }

    /** The method's name if a function is a method of a resource, else null. */
    static @Nullable String methodOf(String function, String resource) {
        String prefix = METHOD + resource + ".";
        return function.startsWith(prefix) ? function.substring(prefix.length()) : null;
    }

    /** Whether a function is a method of some resource, and so not of the interface. */
    static boolean isMethod(String function) {
        return function.startsWith(METHOD);
    }

    /**
     * The name under which a function is a method of the interface: a constructor is {@code new-resource}, a static
     * function is {@code resource-function}; a resource's method is none, and its name is left as it is.
     */
    static String asMethod(String function) {
        if (function.startsWith(CONSTRUCTOR)) {
            return "new-" + function.substring(CONSTRUCTOR.length());
        }
        if (function.startsWith(STATIC)) {
            return function.substring(STATIC.length()).replace('.', '-');
        }
        return function;
    }
}
