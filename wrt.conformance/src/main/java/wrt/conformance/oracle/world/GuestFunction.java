// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.world;

import wrt.component.FuncType;

/**
 * A function that a guest exports. Its first parameter is the number of the call.
 *
 * @param index among all functions of the world
 * @param guest whose it is
 * @param kind how it is lifted
 * @param type its type
 * @param forHost whether the host can call it
 */
public record GuestFunction(int index, int guest, LiftKind kind, FuncType type, boolean forHost) {

    /** Its name in components. */
    public String name() {
        return "f" + index;
    }
}
