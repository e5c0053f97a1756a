// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import wrt.component.ComponentTrapException;

/**
 * How many borrowed handles a task still holds; it may not return before all are dropped.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "Tasks" ({@code num_borrows}).
 */
public final class Borrows {

    int count;

    /** Traps if the task still holds one. */
    public void checkNone() {
        if (count > 0) {
            throw new ComponentTrapException("borrow handles still remain at the end of the call");
        }
    }

    /** Forgets what an abandoned call held, so that the scope can serve the next one. */
    public void clear() {
        count = 0;
    }
}
