// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.util.Map;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.annotations.Designate;
import wrt.api.platform.Capability;
import wrt.api.platform.PlatformLimits;
import wrt.engine.configuration.Allowed;
import wrt.engine.configuration.ConfigurationReader;
import wrt.engine.platform.BackendRegistration;

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

    private static final Allowed OBJECTS = new Allowed.Range(1, 1_000_000);
    private static final Allowed OPTION = new Allowed.Truth();
    private static final Map<String, Allowed> KEYS = Map.of("futexes", OBJECTS, "channels", OBJECTS, "message.queues",
            OBJECTS, "event.queues", OBJECTS, "timers", OBJECTS, "locks", OBJECTS, "futex.optimization", OPTION,
            "epoll.integration", OPTION, "numa.awareness", OPTION, "memory.lock", OPTION);

    private final BackendRegistration backend;

    /**
     * Binds the C library and publishes the service, or says why not.
     *
     * @param context the engine's bundle
     * @param configured the configuration
     * @param logger for people
     */
    @Activate
    public LinuxBackendService(BundleContext context, Map<String, Object> configured,
            @Reference(service = LoggerFactory.class) Logger logger) {
        LinuxConfiguration configuration = new ConfigurationReader<>(LinuxConfiguration.class, PID, KEYS,
                problem -> logger.error("{}", problem)).read(configured);
        backend = new BackendRegistration(context, logger, "Linux",
                () -> start(configuration, refusal -> logger.warn("{}", refusal)));
    }

    private static LinuxBackend start(LinuxConfiguration configuration, Consumer<String> report) {
        LinuxBackend started = new LinuxBackend(new PlatformLimits(configuration.futexes(), configuration.channels(),
                configuration.message_queues(), configuration.event_queues(), configuration.timers(),
                configuration.locks()), LinuxOptions.of(configuration));
        started.locked().filter(locked -> locked.state() == Capability.State.REFUSED)
                .ifPresent(locked -> report.accept("configuration " + PID
                        + ": memory.lock is refused, memory may be paged out: " + locked.detail()));
        return started;
    }

    /** Withdraws the service. */
    @Deactivate
    void deactivate() {
        backend.close();
    }
}
