// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import wrt.core.HostBody;

/**
 * A lowered function whose callee is the caller's own instance, or one around it or inside of it: always traps for now,
 * as the specification's suite says.
 */
enum Reentrance implements HostBody {
    INSTANCE;

    static boolean isBetween(RuntimeInstance caller, RuntimeInstance callee) {
        return caller.isSelfOrAncestor(callee) || callee.isSelfOrAncestor(caller);
    }

    @Override
    public void call(long[] frame) {
        throw new ComponentTrapException(RuntimeInstance.CANNOT_ENTER);
    }
}
