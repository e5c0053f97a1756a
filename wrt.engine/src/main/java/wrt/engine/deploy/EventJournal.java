// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.log.Logger;
import wrt.api.component.CallException;
import wrt.api.component.FuelExhaustedException;
import wrt.api.component.GuestTrapException;
import wrt.api.deploy.DeploymentEvents;

/**
 * Sends events through Event Admin, if it is there, and writes log records.
 *
 * <p>Concurrency: safe from any thread; events are posted, so nobody waits for their handlers.
 */
final class EventJournal implements Journal {

    private final Supplier<@Nullable EventAdmin> events;
    private final Logger logger;

    EventJournal(Supplier<@Nullable EventAdmin> events, Logger logger) {
        this.events = events;
        this.logger = logger;
    }

    @Override
    public void deployed(String component, String digest, String message, long nanos) {
        changed(DeploymentEvents.DEPLOYED, component, digest, message, nanos);
    }

    @Override
    public void updated(String component, String digest, String message, long nanos) {
        changed(DeploymentEvents.UPDATED, component, digest, message, nanos);
    }

    @Override
    public void removed(String component, String digest, String message, long nanos) {
        changed(DeploymentEvents.REMOVED, component, digest, message, nanos);
    }

    @Override
    public void failed(CallException failure) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(DeploymentEvents.COMPONENT, failure.component());
        properties.put(DeploymentEvents.EXPORT, failure.export());
        properties.put(DeploymentEvents.TASK, failure.task());
        properties.put(DeploymentEvents.MESSAGE, String.valueOf(failure.getMessage()));
        if (failure instanceof FuelExhaustedException exhausted) {
            properties.put(DeploymentEvents.BUDGET, exhausted.budget());
            properties.put(DeploymentEvents.CONSUMED, exhausted.consumed());
            post(DeploymentEvents.FUEL_EXHAUSTED, properties);
            logger.warn("task {}: {}", failure.task(), failure.getMessage());
        } else if (failure instanceof GuestTrapException) {
            post(DeploymentEvents.TRAP, properties);
            logger.error("task {}: {}", failure.task(), failure.getMessage());
        }
    }

    @Override
    public void info(String component, String message) {
        logger.info("{}: {}", component, message);
    }

    @Override
    public void problem(String component, String message, @Nullable Throwable cause) {
        if (cause == null) {
            logger.error("{}: {}", component, message);
        } else {
            logger.error("{}: {}", component, message, cause);
        }
    }

    private void changed(String topic, String component, String digest, String message, long nanos) {
        post(topic, Map.of(DeploymentEvents.COMPONENT, component, DeploymentEvents.DIGEST, digest,
                DeploymentEvents.MESSAGE, message, DeploymentEvents.DURATION, nanos));
        logger.info("{}: {}, digest {}, {} ms", component, message, digest, nanos / 1_000_000);
    }

    private void post(String topic, Map<String, Object> properties) {
        EventAdmin admin = events.get();
        if (admin != null) {
            admin.postEvent(new Event(topic, properties));
        }
    }
}
