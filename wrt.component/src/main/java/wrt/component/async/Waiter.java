// SPDX-License-Identifier: Apache-2.0
package wrt.component.async;

/** Who waits for an event: told when there may be one, and looks again for itself. */
@FunctionalInterface
public interface Waiter {

    /** What it waits for may have happened. */
    void poke();
}
