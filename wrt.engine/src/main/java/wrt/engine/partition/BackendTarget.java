// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import wrt.api.platform.PlatformBackend;
import wrt.engine.policy.EngineLog;

/**
 * Says so if {@code backend.target} selects no backend: without one the engine does not start, and nothing else would say
 * why.
 *
 * <p>Concurrency: Declarative Services calls it; the wait has a thread of its own.
 */
@Component(immediate = true, service = {}, configurationPid = EngineConfig.PID)
public final class BackendTarget {

    /** The key. */
    static final String KEY = "backend.target";

    // Longer than an attached fragment has to bring its backend.
    private static final long PATIENCE_SECONDS = 5;

    private final BundleContext context;
    private final EngineLog log;
    private @Nullable Thread waiting;

    /**
     * Looks once the backends had time to come.
     *
     * @param context of the engine's bundle
     * @param configured the engine's configuration
     * @param logger for people
     */
    @Activate
    public BackendTarget(BundleContext context, Map<String, Object> configured,
            @Reference(service = LoggerFactory.class) Logger logger) {
        this.context = context;
        log = new ServiceLog(logger);
        modified(configured);
    }

    @Modified
    void modified(Map<String, Object> configured) {
        deactivate();
        Object target = configured.get(KEY);
        if (target != null) {
            waiting = Thread.ofVirtual().name("wrt-backend-target").start(() -> await(target.toString()));
        }
    }

    @Deactivate
    void deactivate() {
        if (waiting != null) {
            waiting.interrupt();
        }
    }

    private void await(String target) {
        try {
            TimeUnit.SECONDS.sleep(PATIENCE_SECONDS);
            Collection<ServiceReference<PlatformBackend>> fitting = context.getServiceReferences(PlatformBackend.class,
                    target);
            if (fitting.isEmpty()) {
                log.error("configuration " + EngineConfig.PID + ": no platform backend matches " + KEY + " " + target
                        + ", so the engine does not run; there are: " + names(), null);
            }
        } catch (InvalidSyntaxException e) {
            log.error("configuration " + EngineConfig.PID + ": " + KEY + " must be a filter such as ("
                    + PlatformBackend.BACKEND_NAME + "=java), but is " + target, null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Another target is configured, or the bundle stops.
        }
    }

    private String names() throws InvalidSyntaxException {
        TreeSet<String> names = new TreeSet<>();
        context.getServiceReferences(PlatformBackend.class, null)
                .forEach(each -> names.add(String.valueOf(each.getProperty(PlatformBackend.BACKEND_NAME))));
        return String.join(", ", names);
    }
}
