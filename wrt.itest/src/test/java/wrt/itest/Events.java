// SPDX-License-Identifier: Apache-2.0
package wrt.itest;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;

/**
 * Collects the platform's events.
 *
 * <p>Concurrency: safe from any thread; Event Admin delivers from its own.
 */
final class Events implements AutoCloseable {

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final ServiceRegistration<EventHandler> registration;

    Events(BundleContext context) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(EventConstants.EVENT_TOPIC, "wrt/*");
        registration = context.registerService(EventHandler.class, events::add, properties);
    }

    /** Waits for an event of a topic. */
    Event await(String topic, Predicate<Event> which) {
        Await.until("an event " + topic + " came, but only " + events,
                () -> events.stream().anyMatch(event -> event.getTopic().equals(topic) && which.test(event)));
        return events.stream().filter(event -> event.getTopic().equals(topic) && which.test(event)).findFirst()
                .orElseThrow();
    }

    /** How many events of a topic came so far. */
    long count(String topic) {
        return events.stream().filter(event -> event.getTopic().equals(topic)).count();
    }

    @Override
    public void close() {
        registration.unregister();
    }
}
