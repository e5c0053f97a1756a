// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.Instance;
import org.jspecify.annotations.Nullable;

/** Compiled code of a module: the way in by function index. Generated for each module; stateless. */
public interface GuestCode {

    /**
     * Calls a function with boxed arguments: the slow way, for calls between instances and out of the interpreter.
     *
     * @return the results, null if there are none
     */
    long @Nullable [] call(Instance instance, FlatMemory memory, int function, long[] args);
}
