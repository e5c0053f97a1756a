// SPDX-License-Identifier: Apache-2.0
package wrt.engine.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import wrt.api.engine.PolicyInfo;
import wrt.api.scheduling.SchedulingPolicy;

/**
 * The policy services that are there.
 *
 * <p>Concurrency: safe from any thread.
 */
public final class PolicyCatalog {

    private final BundleContext context;

    /**
     * A catalog.
     *
     * @param context of the engine's bundle
     */
    public PolicyCatalog(BundleContext context) {
        this.context = context;
    }

    /** The services, by descending ranking. */
    public List<ServiceReference<SchedulingPolicy>> references() {
        try {
            List<ServiceReference<SchedulingPolicy>> found = new ArrayList<>(
                    context.getServiceReferences(SchedulingPolicy.class, null));
            found.sort(Collections.reverseOrder());
            return found;
        } catch (InvalidSyntaxException e) {
            throw new AssertionError("no filter has no syntax", e);
        }
    }

    /**
     * The policies for a listing.
     *
     * @param active the name of the active one
     */
    public List<PolicyInfo> infos(String active) {
        return references().stream()
                .map(reference -> new PolicyInfo(ServicePolicySource.nameOf(reference),
                        reference.getProperty(Constants.SERVICE_RANKING) instanceof Integer ranking ? ranking : 0,
                        reference.getBundle() == null ? "" : reference.getBundle().getSymbolicName(),
                        ServicePolicySource.nameOf(reference).equals(active)))
                .toList();
    }

    /** Whether every partition can have an object of its own from a service. */
    public static boolean isPrototype(ServiceReference<?> reference) {
        return Constants.SCOPE_PROTOTYPE.equals(reference.getProperty(Constants.SERVICE_SCOPE));
    }
}
