// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Enables the Java backend: at once where no fragment is attached, otherwise after the fragment's backend.
 *
 * <p>Without the order, the engine would come up on Java and restart, with all that is deployed, as soon as the
 * fragment's backend is there. A backend says by a {@link Usable} that it is, one whose library does not load by an
 * {@link Unusable}; one that says nothing holds the start up for {@value #PATIENCE_MILLIS} ms.
 *
 * <p>Concurrency: Declarative Services activates and deactivates it; the wait has a thread of its own.
 */
@Component(immediate = true, service = {})
public final class FallBack {

    static final long PATIENCE_MILLIS = 3000;

    private static final Filter ANSWER = answer();

    private final Thread waiting;

    /**
     * Asks for the Java backend.
     *
     * @param context of this component
     */
    @Activate
    public FallBack(ComponentContext context) {
        BundleContext bundle = context.getBundleContext();
        boolean hasFragments = !bundle.getBundle().adapt(BundleWiring.class)
                .getProvidedWires(HostNamespace.HOST_NAMESPACE).isEmpty();
        waiting = Thread.ofPlatform().daemon().name("wrt fall-back").unstarted(() -> await(bundle, context));
        if (hasFragments) {
            waiting.start();
        } else {
            context.enableComponent(JavaBackend.COMPONENT);
        }
    }

    private static Filter answer() {
        try {
            return FrameworkUtil.createFilter("(|(objectClass=" + Usable.class.getName() + ")(objectClass="
                    + Unusable.class.getName() + "))");
        } catch (InvalidSyntaxException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private static void await(BundleContext bundle, ComponentContext context) {
        ServiceTracker<Object, Object> answers = new ServiceTracker<>(bundle, ANSWER, null);
        answers.open();
        try {
            answers.waitForService(PATIENCE_MILLIS);
            context.enableComponent(JavaBackend.COMPONENT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // The bundle stops; nobody needs a backend any more.
        } finally {
            answers.close();
        }
    }

    @Deactivate
    void deactivate() {
        waiting.interrupt();
    }
}
