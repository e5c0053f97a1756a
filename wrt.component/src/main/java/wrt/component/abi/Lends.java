// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The handles that a caller lent to a call; they cannot be given away or dropped until the call resolves.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "Subtask State" ({@code lenders}).
 */
public final class Lends {

    private @Nullable List<ResourceHandle> lenders; // most calls lend nothing

    void add(ResourceHandle lender) {
        lender.lends++;
        List<ResourceHandle> known = lenders;
        if (known == null) {
            known = new ArrayList<>(2);
            lenders = known;
        }
        known.add(lender);
    }

    /** Ends the loan of every handle. */
    public void giveBack() {
        List<ResourceHandle> known = lenders;
        if (known == null) {
            return;
        }
        for (ResourceHandle lender : known) {
            lender.lends--;
        }
        known.clear();
    }
}
