// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import java.util.ArrayList;
import java.util.List;

/**
 * The handles that a caller lent to a call; they cannot be given away or dropped until the call resolves.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "Subtask State" ({@code lenders}).
 */
public final class Lends {

    private final List<ResourceHandle> lenders = new ArrayList<>(2);

    void add(ResourceHandle lender) {
        lender.lends++;
        lenders.add(lender);
    }

    /** Ends the loan of every handle. */
    public void giveBack() {
        for (ResourceHandle lender : lenders) {
            lender.lends--;
        }
        lenders.clear();
    }
}
