// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import wrt.api.platform.PlatformBackend;
import wrt.api.platform.PlatformLimits;

/**
 * Publishes the VxWorks backend, if the system's library can be bound and its context is known. The component is not the service itself, since
 * Declarative Services would register it before that is known.
 *
 * <p>Concurrency: confined to its activation and deactivation.
 */
@Component(immediate = true, service = {}, configurationPid = VxWorksBackendService.PID)
@Designate(ocd = VxWorksConfiguration.class)
public final class VxWorksBackendService {

    /** The identity of the configuration. */
    static final String PID = "wrt.platform.vxworks";

    /** Above the engine's own backend. */
    static final int RANKING = 100;

    private static final System.Logger LOG = System.getLogger(VxWorksBackendService.class.getName());

    private @Nullable VxWorksBackend backend;
    private @Nullable ServiceRegistration<PlatformBackend> registration;

    /**
     * Binds the library and publishes the service, or says why not.
     *
     * @param context the engine's bundle
     * @param configuration the configuration
     */
    @Activate
    public VxWorksBackendService(BundleContext context, VxWorksConfiguration configuration) {
        PlatformLimits limits = new PlatformLimits(configuration.wait_words(), configuration.channels(),
                configuration.message_queues(), configuration.event_queues(), configuration.timers(),
                configuration.locks());
        try {
            VxWorksBackend started = new VxWorksBackend(limits,
                    ExecutionContext.of(configuration.context(), configuration.module()));
            backend = started;
            registration = context.registerService(PlatformBackend.class, started, FrameworkUtil.asDictionary(Map
                    .of(PlatformBackend.BACKEND_NAME, VxWorksBackend.NAME, Constants.SERVICE_RANKING, RANKING)));
        } catch (LinkageError | UnsupportedOperationException e) {
            LOG.log(System.Logger.Level.WARNING, "the VxWorks backend cannot be used, the Java backend is: "
                    + e.toString().lines().findFirst().orElse(""));
        }
    }

    /** Withdraws the service. */
    @Deactivate
    void deactivate() {
        if (registration != null) {
            registration.unregister();
        }
        if (backend != null) {
            backend.close();
        }
    }
}
