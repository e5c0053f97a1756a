// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
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
import wrt.platform.qnx.neutrino.Abi;

/**
 * Publishes the QNX backend, if it can work here.
 *
 * <p>Concurrency: confined to its activation and deactivation.
 */
@Component(immediate = true, service = {}, configurationPid = QnxBackendService.PID)
@Designate(ocd = QnxConfiguration.class)
public final class QnxBackendService {

    /** The identity of the configuration. */
    static final String PID = "wrt.platform.qnx";

    private static final Map<String, Allowed> KEYS = BackendRegistration.limits(Map.of("version",
            Allowed.Words.of(QnxOptions.DETECT, Abi.V7_1.version(), Abi.V8_0.version()), "channel.inheritance",
            new Allowed.Truth(), "channels.per.kernel.channel", new Allowed.Range(1, 65_535)));

    private final BackendRegistration backend;

    /**
     * Binds the library and publishes the service, or says why not.
     *
     * @param context the engine's bundle
     * @param configured the configuration
     * @param logger for people
     */
    @Activate
    public QnxBackendService(BundleContext context, Map<String, Object> configured,
            @Reference(service = LoggerFactory.class) Logger logger) {
        QnxConfiguration configuration = new ConfigurationReader<>(QnxConfiguration.class, PID, KEYS,
                problem -> logger.error("{}", problem)).read(configured);
        PlatformLimits limits = new PlatformLimits(configuration.wait_words(), configuration.channels(),
                configuration.message_queues(), configuration.event_queues(), configuration.timers(),
                configuration.locks());
        // The framework's version of the system, which its configuration may set.
        String release = String.valueOf(context.getProperty(Constants.FRAMEWORK_OS_VERSION));
        backend = new BackendRegistration(context, logger, "QNX", () -> new QnxBackend(limits,
                new QnxOptions(QnxOptions.abi(configuration.version(), release), configuration.channel_inheritance(),
                        configuration.channels_per_kernel_channel())));
    }

    /** Withdraws the service. */
    @Deactivate
    void deactivate() {
        backend.close();
    }
}
