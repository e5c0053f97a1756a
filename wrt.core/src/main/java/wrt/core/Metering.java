// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import org.osgi.annotation.versioning.ProviderType;
import wrt.core.code.CostModel;

/** Whether guest code charges fuel. */
@ProviderType
public sealed interface Metering {

    /**
     * Every basic block charges its cost, and the call depth is limited.
     *
     * @param costs the weights, part of the identity of compiled code
     */
    record Metered(CostModel costs) implements Metering {
    }

    /**
     * The code runs as written: no fuel, no preemption, no deterministic limit of the call depth. For comparisons only;
     * a guest that loops forever keeps its thread.
     */
    record Unmetered() implements Metering {
    }
}
