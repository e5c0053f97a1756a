// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import wrt.api.platform.PlatformLimits;
import wrt.engine.platform.BackendRegistration;

/**
 * Publishes the macOS backend, if the system's library can be bound.
 *
 * <p>Concurrency: confined to its activation and deactivation.
 */
@Component(immediate = true, service = {}, configurationPid = MacOsBackendService.PID)
@Designate(ocd = MacOsConfiguration.class)
public final class MacOsBackendService {

    /** The identity of the configuration. */
    static final String PID = "wrt.platform.macos";

    private final BackendRegistration backend;

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
        backend = new BackendRegistration(context, "macOS", () -> new MacOsBackend(limits,
                configuration.monitor_interval(), configuration.address_waits()));
    }

    /** Withdraws the service. */
    @Deactivate
    void deactivate() {
        backend.close();
    }
}
