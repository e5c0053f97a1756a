// SPDX-License-Identifier: Apache-2.0
package wrt.example.demo;

import java.util.Hashtable;
import java.util.concurrent.atomic.LongAdder;
import org.osgi.framework.BundleContext;
import wrt.api.component.ComponentProperties;

/** The two host interfaces that the dashboard imports, published as ordinary services. */
final class HostServices {

    /** The interface {@code vehicle:host/clock}. */
    public static final class Clock {

        /** Milliseconds since some fixed moment. */
        public long now() {
            return System.nanoTime() / 1_000_000;
        }
    }

    /** The interface {@code vehicle:host/log}; counts the lines that arrive. */
    public static final class Log {

        private final LongAdder lines = new LongAdder();

        /** Takes one line. */
        public void write(String message) {
            if (!message.isEmpty()) {
                lines.increment();
            }
        }

        long lines() {
            return lines.sum();
        }
    }

    private final Log log = new Log();

    void register(BundleContext context) {
        register(context, new Clock(), "vehicle:host/clock@0.1.0");
        register(context, log, "vehicle:host/log@0.1.0");
    }

    private static void register(BundleContext context, Object service, String name) {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put(ComponentProperties.HOST_INTERFACE, name);
        context.registerService(Object.class, service, properties);
    }

    Log log() {
        return log;
    }
}
