// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import org.jspecify.annotations.Nullable;
import wrt.component.CoreExternType;
import wrt.component.ModuleType;

/** An entry of a core type index space. */
sealed interface CoreTypeEntry {

    /**
     * A type of the core specification.
     *
     * @param number equal for equal types
     * @param function the type if it is a function, else null
     * @param isFinal whether it can have no subtypes
     */
    record Sub(int number, CoreExternType.@Nullable Func function, boolean isFinal) implements CoreTypeEntry {
    }

    /** A module type. */
    record Module(ModuleType type) implements CoreTypeEntry {
    }
}
