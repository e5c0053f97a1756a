// SPDX-License-Identifier: Apache-2.0
package wrt.api.deploy;

import org.osgi.annotation.versioning.ProviderType;

/** The Event Admin topics that the engine sends and the properties of their events. */
@ProviderType
public final class DeploymentEvents {

    /** A component was deployed. */
    public static final String DEPLOYED = "wrt/component/DEPLOYED";

    /** A component was updated in place. */
    public static final String UPDATED = "wrt/component/UPDATED";

    /** A component was removed. */
    public static final String REMOVED = "wrt/component/REMOVED";

    /** A guest trapped. */
    public static final String TRAP = "wrt/task/TRAP";

    /** A call used up its fuel budget. */
    public static final String FUEL_EXHAUSTED = "wrt/task/FUEL_EXHAUSTED";

    /** Another policy took over. */
    public static final String POLICY_SWAPPED = "wrt/scheduler/POLICY_SWAPPED";

    /** Property: the component's name. */
    public static final String COMPONENT = "component";

    /** Property: the digest of the component's bytes. */
    public static final String DIGEST = "digest";

    /** Property: the task's number, a Long. */
    public static final String TASK = "task";

    /** Property: the export that was called. */
    public static final String EXPORT = "export";

    /** Property: a message for people. */
    public static final String MESSAGE = "message";

    /** Property: the fuel budget, a Long. */
    public static final String BUDGET = "budget";

    /** Property: the fuel consumed, a Long. */
    public static final String CONSUMED = "consumed";

    /** Property: the name of the policy that took over. */
    public static final String POLICY = "policy";

    /** Property: the name of the policy before. */
    public static final String PREVIOUS = "previous";

    /** Property: why, for example {@code ranking}, {@code configuration}, {@code unregistered} or {@code failed}. */
    public static final String REASON = "reason";

    /** Property: how long it took, in ns, a Long. */
    public static final String DURATION = "duration.ns";

    private DeploymentEvents() {
    }
}
