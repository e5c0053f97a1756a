// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

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
 * Publishes the VxWorks backend, if the system's library can be bound and its context is known.
 *
 * <p>Concurrency: confined to its activation and deactivation.
 */
@Component(immediate = true, service = {}, configurationPid = VxWorksBackendService.PID)
@Designate(ocd = VxWorksConfiguration.class)
public final class VxWorksBackendService {

    /** The identity of the configuration. */
    static final String PID = "wrt.platform.vxworks";

    private static final Map<String, Allowed> KEYS = BackendRegistration.limits(Map.of("context",
            Allowed.Words.of(ExecutionContext.DETECT, ExecutionContext.RTP, ExecutionContext.KERNEL,
                    ExecutionContext.LKM),
            "module", new Allowed.Text(), "time.slice", new Allowed.Range(0, 1_000_000)));

    private final BackendRegistration backend;

    /**
     * Binds the library and publishes the service, or says why not.
     *
     * @param context the engine's bundle
     * @param configured the configuration
     * @param logger for people
     */
    @Activate
    public VxWorksBackendService(BundleContext context, Map<String, Object> configured,
            @Reference(service = LoggerFactory.class) Logger logger) {
        VxWorksConfiguration configuration = new ConfigurationReader<>(VxWorksConfiguration.class, PID, KEYS,
                problem -> logger.error("{}", problem)).read(configured);
        PlatformLimits limits = new PlatformLimits(configuration.wait_words(), configuration.channels(),
                configuration.message_queues(), configuration.event_queues(), configuration.timers(),
                configuration.locks());
        backend = new BackendRegistration(context, logger, "VxWorks", () -> new VxWorksBackend(limits,
                ExecutionContext.of(configuration.context(), configuration.module()), configuration.time_slice()));
    }

    /** Withdraws the service. */
    @Deactivate
    void deactivate() {
        backend.close();
    }
}
