// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import wrt.api.platform.PlatformLimits;
import wrt.engine.platform.BackendRegistration;

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

    private final BackendRegistration backend;

    /**
     * Binds the C library and publishes the service, or says why not.
     *
     * @param context the engine's bundle
     * @param configuration the configuration
     */
    @Activate
    public QnxBackendService(BundleContext context, QnxConfiguration configuration) {
        PlatformLimits limits = new PlatformLimits(configuration.wait_words(), configuration.channels(),
                configuration.message_queues(), configuration.event_queues(), configuration.timers(),
                configuration.locks());
        // The framework's version of the system, which its configuration may set.
        String release = String.valueOf(context.getProperty(Constants.FRAMEWORK_OS_VERSION));
        backend = new BackendRegistration(context, "QNX", () -> new QnxBackend(limits,
                new QnxOptions(QnxOptions.abi(configuration.version(), release), configuration.channel_inheritance(),
                        configuration.channels_per_kernel_channel())));
    }

    /** Withdraws the service. */
    @Deactivate
    void deactivate() {
        backend.close();
    }
}
