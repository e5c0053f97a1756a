// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.script;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a command does that has an outcome. */
public sealed interface Action {

    /**
     * A call of an export.
     *
     * @param instance its name, or null for the latest
     * @param export the name of the function
     * @param args the arguments
     */
    record Invoke(@Nullable String instance, String export, List<Constant> args) implements Action {
    }

    /**
     * A read of an exported global of a core instance.
     *
     * @param instance its name, or null for the latest
     * @param export the name of the global
     */
    record Get(@Nullable String instance, String export) implements Action {
    }

    /**
     * An instantiation.
     *
     * @param source of what
     */
    record Make(Source source) implements Action {
    }
}
