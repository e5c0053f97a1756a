// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

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
 * Publishes the macOS backend, if the system's library can be bound. The component is not the service itself, since
 * Declarative Services would register it before that is known.
 *
 * <p>Concurrency: confined to its activation and deactivation.
 */
@Component(immediate = true, service = {}, configurationPid = MacOsBackendService.PID)
@Designate(ocd = MacOsConfiguration.class)
public final class MacOsBackendService {

    /** The identity of the configuration. */
    static final String PID = "wrt.platform.macos";

    /** Above the engine's own backend. */
    static final int RANKING = 100;

    private static final System.Logger LOG = System.getLogger(MacOsBackendService.class.getName());

    private @Nullable MacOsBackend backend;
    private @Nullable ServiceRegistration<PlatformBackend> registration;

    /**
     * Binds the library and publishes the service, or says why not.
     *
     * @param context the engine's bundle
     * @param configuration the configuration
     */
    @Activate
    public MacOsBackendService(BundleContext context, MacOsConfiguration configuration) {
        PlatformLimits limits = new PlatformLimits(configuration.wait_words(), configuration.channels(),
                configuration.message_queues(), configuration.event_queues(), configuration.timers(),
                configuration.locks());
        try {
            MacOsBackend started = new MacOsBackend(limits, configuration.monitor_interval(),
                    configuration.address_waits());
            backend = started;
            registration = context.registerService(PlatformBackend.class, started, FrameworkUtil.asDictionary(Map
                    .of(PlatformBackend.BACKEND_NAME, MacOsBackend.NAME, Constants.SERVICE_RANKING, RANKING)));
        } catch (LinkageError | UnsupportedOperationException e) {
            LOG.log(System.Logger.Level.WARNING, "the macOS backend cannot be used, the Java backend is: "
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
