// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.world;

/** How a function of a guest is lifted. */
public enum LiftKind {
    /** Its type is not async. */
    PLAIN,
    /** Its type is async, its lift is not. */
    SYNC,
    /** Lifted with {@code async} and a callback. */
    CALLBACK,
    /** Lifted with {@code async}, on a stack of its own. */
    STACKFUL;

    /** Whether it returns through {@code task.return}. */
    public boolean returnsByTask() {
        return this == CALLBACK || this == STACKFUL;
    }
}
