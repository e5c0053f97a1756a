// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.play;

import wrt.component.ComponentTrapException;
import wrt.core.TrapException;
import wrt.core.TrapKind;

/** Whether a failure is a trap, as opposed to an error of the host. */
final class Traps {

    private Traps() {
    }

    static boolean isTrap(Throwable failure) {
        return failure instanceof ComponentTrapException
                || failure instanceof TrapException trap && trap.kind() != TrapKind.INTERNAL;
    }

    static String message(Throwable failure) {
        return String.valueOf(failure.getMessage());
    }
}
