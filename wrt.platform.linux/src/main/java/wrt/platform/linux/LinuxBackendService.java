// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

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
 * Publishes the Linux backend, if it can work here.
 *
 * <p>The component does not provide the service itself: Declarative Services would register it first and find out later
 * that JNA's library cannot be loaded, for example where every writable directory is mounted without execution. The
 * engine would then hold on to a service that is never there, instead of its own Java backend.
 *
 * <p>Concurrency: confined to its activation and deactivation.
 */
@Component(immediate = true, service = {}, configurationPid = LinuxBackendService.PID)
@Designate(ocd = LinuxConfiguration.class)
public final class LinuxBackendService {

    /** The identity of the configuration. */
    static final String PID = "wrt.platform.linux";

    /** Above the engine's own backend. */
    static final int RANKING = 100;

    private static final System.Logger LOG = System.getLogger(LinuxBackendService.class.getName());

    private @Nullable LinuxBackend backend;
    private @Nullable ServiceRegistration<PlatformBackend> registration;

    /**
     * Binds the C library and publishes the service, or says why not.
     *
     * @param context the engine's bundle
     * @param configuration the configuration
     */
    @Activate
    public LinuxBackendService(BundleContext context, LinuxConfiguration configuration) {
        try {
            LinuxBackend started = new LinuxBackend(new PlatformLimits(configuration.futexes(),
                    configuration.channels(), configuration.message_queues(), configuration.event_queues(),
                    configuration.timers(), configuration.locks()), LinuxOptions.of(configuration));
            backend = started;
            registration = context.registerService(PlatformBackend.class, started,
                    FrameworkUtil.asDictionary(Map.of(PlatformBackend.BACKEND_NAME, LinuxBackend.NAME,
                            Constants.SERVICE_RANKING, RANKING)));
        } catch (LinkageError | UnsupportedOperationException e) {
            LOG.log(System.Logger.Level.WARNING, "the Linux backend cannot be used, the Java backend is: "
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
