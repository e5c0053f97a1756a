// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import wrt.core.CoreFunction;

/** A function of an instance. */
sealed interface GuestFunction extends CoreFunction permits CompiledFunction, InterpretedFunction {

    /** The machine of its instance. */
    GuestMachine home();

    /** Its index in its instance. */
    int index();

    /** The call as another instance makes it: what the callee throws is not converted, so that wasm can catch it. */
    void enter(long[] frame);
}
