// SPDX-License-Identifier: Apache-2.0
package wrt.engine.policy;

import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;
import wrt.api.scheduling.SchedulingPolicy;

/**
 * A policy that is a service of prototype scope.
 *
 * <p>Concurrency: safe from any thread but a run loop.
 */
public final class ServicePolicySource implements PolicySource {

    private final ComponentServiceObjects<SchedulingPolicy> objects;
    private final String name;

    /**
     * A source.
     *
     * @param objects of the service
     */
    public ServicePolicySource(ComponentServiceObjects<SchedulingPolicy> objects) {
        this.objects = objects;
        name = nameOf(objects.getServiceReference());
    }

    /** The name of a policy service; one without {@link SchedulingPolicy#POLICY_NAME} goes by its number. */
    public static String nameOf(ServiceReference<?> reference) {
        Object given = reference.getProperty(SchedulingPolicy.POLICY_NAME);
        return given instanceof String text ? text : "service-" + reference.getProperty(Constants.SERVICE_ID);
    }

    /** The service. */
    public ServiceReference<SchedulingPolicy> reference() {
        return objects.getServiceReference();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public SchedulingPolicy create() {
        SchedulingPolicy policy = objects.getService();
        if (policy == null) {
            throw new IllegalStateException("the service of policy " + name + " is gone or failed to start");
        }
        return policy;
    }

    @Override
    public void release(SchedulingPolicy policy) {
        objects.ungetService(policy);
    }
}
