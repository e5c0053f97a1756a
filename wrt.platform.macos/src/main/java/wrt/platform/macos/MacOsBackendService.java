// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.annotations.Designate;
import wrt.api.platform.PlatformLimits;
import wrt.engine.configuration.Allowed;
import wrt.engine.configuration.ConfigurationReader;
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

    private static final Map<String, Allowed> KEYS = BackendRegistration.limits(Map.of("monitor.interval",
            new Allowed.Range(0, Integer.MAX_VALUE), "address.waits", new Allowed.Truth()));

    private final BackendRegistration backend;

    /**
     * Binds the library and publishes the service, or says why not.
     *
     * @param context the engine's bundle
     * @param configured the configuration
     * @param logger for people
     */
    @Activate
    public MacOsBackendService(BundleContext context, Map<String, Object> configured,
            @Reference(service = LoggerFactory.class) Logger logger) {
        MacOsConfiguration configuration = new ConfigurationReader<>(MacOsConfiguration.class, PID, KEYS,
                problem -> logger.error("{}", problem)).read(configured);
        PlatformLimits limits = new PlatformLimits(configuration.wait_words(), configuration.channels(),
                configuration.message_queues(), configuration.event_queues(), configuration.timers(),
                configuration.locks());
        backend = new BackendRegistration(context, logger, "macOS", () -> new MacOsBackend(limits,
                configuration.monitor_interval(), configuration.address_waits()));
    }

    /** Withdraws the service. */
    @Deactivate
    void deactivate() {
        backend.close();
    }
}
