// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

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
 * Publishes the QNX backend, if it can work here; otherwise the engine goes on with its own Java backend.
 *
 * <p>Concurrency: confined to its activation and deactivation.
 */
@Component(immediate = true, service = {}, configurationPid = QnxBackendService.PID)
@Designate(ocd = QnxConfiguration.class)
public final class QnxBackendService {

    /** The identity of the configuration. */
    static final String PID = "wrt.platform.qnx";

    /** Above the engine's own backend. */
    static final int RANKING = 100;

    private static final System.Logger LOG = System.getLogger(QnxBackendService.class.getName());

    private @Nullable QnxBackend backend;
    private @Nullable ServiceRegistration<PlatformBackend> registration;

    /**
     * Binds the C library and publishes the service, or says why not.
     *
     * @param context the engine's bundle
     * @param configuration the configuration
     */
    @Activate
    public QnxBackendService(BundleContext context, QnxConfiguration configuration) {
        try {
            // The framework's version of the system, which its configuration may set.
            String release = String.valueOf(context.getProperty(Constants.FRAMEWORK_OS_VERSION));
            QnxOptions options = new QnxOptions(QnxOptions.abi(configuration.version(), release),
                    configuration.channel_inheritance(), configuration.channels_per_kernel_channel());
            QnxBackend started = new QnxBackend(new PlatformLimits(configuration.wait_words(),
                    configuration.channels(), configuration.message_queues(), configuration.event_queues(),
                    configuration.timers(), configuration.locks()), options);
            backend = started;
            registration = context.registerService(PlatformBackend.class, started,
                    FrameworkUtil.asDictionary(Map.of(PlatformBackend.BACKEND_NAME, QnxBackend.NAME,
                            Constants.SERVICE_RANKING, RANKING)));
        } catch (LinkageError | UnsupportedOperationException e) {
            LOG.log(System.Logger.Level.WARNING, "the QNX backend cannot be used, the Java backend is: "
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
