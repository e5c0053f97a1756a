// SPDX-License-Identifier: Apache-2.0
package wrt.engine.policy;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import wrt.api.deploy.DeploymentEvents;
import wrt.api.engine.PolicySwap;

/** Swaps as events of Event Admin. */
public final class SwapEvents {

    private SwapEvents() {
    }

    /** Posts a swap, if somebody distributes events. */
    public static void post(@Nullable EventAdmin events, PolicySwap swap) {
        if (events != null) {
            events.postEvent(new Event(DeploymentEvents.POLICY_SWAPPED,
                    Map.of(DeploymentEvents.POLICY, swap.to(), DeploymentEvents.PREVIOUS, swap.from(),
                            DeploymentEvents.REASON, swap.reason(), DeploymentEvents.DURATION, swap.durationNanos(),
                            DeploymentEvents.MESSAGE, swap.from() + " -> " + swap.to() + ", " + swap.tasks()
                                    + " ready tasks handed over")));
        }
    }
}
