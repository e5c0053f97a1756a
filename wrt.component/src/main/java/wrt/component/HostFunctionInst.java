// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.jspecify.annotations.Nullable;

/**
 * A function of the host as an import.
 *
 * @param name the import's name, for messages
 * @param type its type as the component imports it
 * @param function the host's code
 * @param call passed to it
 */
record HostFunctionInst(String name, FuncType type, HostFunction function, HostCall call) implements FuncInst {

    @Nullable
    Object invoke(Object[] args) {
        return function.call(call, args);
    }
}
