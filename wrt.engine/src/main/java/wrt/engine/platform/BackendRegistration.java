// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import wrt.api.platform.PlatformBackend;

/**
 * A system's backend as a service, if it can work here; otherwise one warning says why not, and the engine goes on with
 * its own Java backend.
 *
 * <p>The component of a fragment is not the service itself, since Declarative Services would register it before it is
 * known whether the system's library can be bound.
 *
 * <p>Concurrency: confined to the activation and deactivation of its component.
 */
public final class BackendRegistration implements AutoCloseable {

    /** Above the engine's own backend. */
    public static final int RANKING = 100;

    private static final System.Logger LOG = System.getLogger(BackendRegistration.class.getName());

    private @Nullable OsBackend backend;
    private @Nullable ServiceRegistration<PlatformBackend> registration;

    /**
     * Starts a backend and publishes it, or says why not.
     *
     * @param context the engine's bundle
     * @param system the system's name for people
     * @param start makes the backend; throws a {@link LinkageError} or an {@link UnsupportedOperationException} where it
     *        cannot work
     */
    public BackendRegistration(BundleContext context, String system, Supplier<? extends OsBackend> start) {
        try {
            OsBackend started = start.get();
            backend = started;
            registration = context.registerService(PlatformBackend.class, started, FrameworkUtil.asDictionary(
                    Map.of(PlatformBackend.BACKEND_NAME, started.name(), Constants.SERVICE_RANKING, RANKING)));
        } catch (LinkageError | UnsupportedOperationException e) {
            LOG.log(System.Logger.Level.WARNING, "the " + system + " backend cannot be used, the Java backend is: "
                    + e.toString().lines().findFirst().orElse(""));
        }
    }

    /** Withdraws the service and closes the backend. */
    @Override
    public void close() {
        if (registration != null) {
            registration.unregister();
        }
        if (backend != null) {
            backend.close();
        }
    }
}
