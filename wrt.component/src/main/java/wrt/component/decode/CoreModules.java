// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import wrt.component.ModuleType;

/** Validates core modules; what it makes of them is its own business, it sees them in order. */
@FunctionalInterface
public interface CoreModules {

    /**
     * Validates the next core module.
     *
     * @param wasm its bytes
     * @return its type
     * @throws CoreModuleException if it is malformed, invalid or not supported
     */
    ModuleType add(byte[] wasm);
}
