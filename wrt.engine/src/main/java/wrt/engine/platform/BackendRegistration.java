// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.log.Logger;
import wrt.api.platform.PlatformBackend;
import wrt.engine.configuration.Allowed;

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

    private static final Allowed OBJECTS = new Allowed.Range(1, 1_000_000);

    private @Nullable OsBackend backend;
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

    /**
     * Starts a backend and publishes it, or says why not.
     *
     * @param context the engine's bundle
     * @param logger for people
     * @param system the system's name for people
     * @param start makes the backend; throws a {@link LinkageError} or an {@link UnsupportedOperationException} where it
     *        cannot work
     */
    public BackendRegistration(BundleContext context, Logger logger, String system,
            Supplier<? extends OsBackend> start) {
        register(context, logger, system, start);
    }

    private void register(BundleContext context, Logger logger, String system,
            Supplier<? extends OsBackend> start) {
        try {
            check64Bit();
            OsBackend started = start.get();
            backend = started;
            registrations.add(context.registerService(PlatformBackend.class, started, FrameworkUtil.asDictionary(
                    Map.of(PlatformBackend.BACKEND_NAME, started.name(), Constants.SERVICE_RANKING, RANKING))));
            registrations.add(context.registerService(Usable.class, new Usable(system),
                    FrameworkUtil.asDictionary(Map.of())));
        } catch (LinkageError | UnsupportedOperationException e) {
            Unusable unusable = new Unusable(system, reason(cause(e)));
            logger.warn("the {} backend cannot be used, the Java backend is: {}", system, unusable.reason());
            registrations.add(context.registerService(Unusable.class, unusable, FrameworkUtil.asDictionary(Map.of())));
        }
    }

    /** The first line of what failed; a library's error says by its name what it is about, an answer of ours by its text. */
    private static String reason(Throwable cause) {
        String text = cause instanceof UnsupportedOperationException && cause.getMessage() != null
                ? cause.getMessage()
                : cause.toString();
        String first = text.lines().findFirst().orElse("").replaceFirst(":$", "");
        return first.contains("jnidispatch") || first.contains("JNA native support")
                ? first + " (JNA unpacks its own library into a directory that allows writing and execution; the system"
                        + " property jna.tmpdir names one)"
                : first;
    }

    /**
     * What the limits of a backend may be in its configuration, and its own keys.
     *
     * @param own the other keys
     * @return what each key may be
     */
    public static Map<String, Allowed> limits(Map<String, Allowed> own) {
        Map<String, Allowed> all = new HashMap<>(own);
        for (String key : List.of("wait.words", "channels", "message.queues", "event.queues", "timers", "locks")) {
            all.put(key, OBJECTS);
        }
        return all;
    }

    /** What a class could not be initialized for, which its own error does not tell. */
    private static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static void check64Bit() {
        if (ValueLayout.ADDRESS.byteSize() != Long.BYTES) {
            throw new UnsupportedOperationException("the layouts of its structures are those of 64-bit processes");
        }
    }

    /** Withdraws the services and closes the backend. */
    @Override
    public void close() {
        registrations.forEach(ServiceRegistration::unregister);
        if (backend != null) {
            backend.close();
        }
    }
}
