// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import wrt.engine.configuration.Allowed;
import wrt.engine.configuration.Allowed.Range;
import wrt.engine.configuration.Allowed.Truth;
import wrt.engine.configuration.Allowed.Words;
import wrt.engine.configuration.ConfigurationReader;
import wrt.engine.policy.EngineLog;

/**
 * Reads the configuration {@code wrt.engine}, and says what of a change waits for the next start.
 *
 * <p>Concurrency: used by one thread at a time.
 */
final class EngineProperties {

    /**
     * What a key may be.
     *
     * @param allowed its values
     * @param live whether a change takes effect while the engine runs
     */
    private record Key(Allowed allowed, boolean live) {

        static Key live(Allowed allowed) {
            return new Key(allowed, true);
        }

        static Key later(Allowed allowed) {
            return new Key(allowed, false);
        }
    }

    // One day: far from what does not fit into a long in ns.
    private static final Range MICROS = new Range(0, 86_400_000_000L);
    private static final Range GRACE_MILLIS = new Range(0, 86_400_000);
    private static final Range MILLIS = new Range(1, 86_400_000);
    private static final Range COUNT = new Range(1, Integer.MAX_VALUE);
    private static final Range AT_LEAST_ONE = new Range(1, Long.MAX_VALUE);

    private static final Map<String, Key> KEYS = Map.ofEntries(
            Map.entry("partitions", Key.live(new Range(0, 1024))),
            Map.entry("carrier.cpus", Key.live(new Range(0, 65_535))),
            Map.entry("carrier.class", Key.live(Words.of("fifo", "rr", "sporadic", "deadline"))),
            Map.entry("carrier.priority", Key.live(new Range(0, 99))),
            Map.entry("carrier.priority.low", Key.live(new Range(1, 99))),
            Map.entry("carrier.replenishments", Key.live(new Range(1, 250))),
            Map.entry("carrier.runtime.us", Key.live(MICROS)),
            Map.entry("carrier.deadline.us", Key.live(MICROS)),
            Map.entry("carrier.period.us", Key.live(MICROS)),
            Map.entry("carrier.qos", Key.live(Words.of("none", "user-interactive", "user-initiated", "default",
                    "utility", "background"))),
            Map.entry("carrier.stack.kib", Key.later(new Range(0, 1 << 30))),
            Map.entry("call.depth", Key.later(new Range(1, 100_000))),
            Map.entry("time.base", Key.later(Words.of("fuel", "monotonic"))),
            Map.entry("time.nanos.per.fuel", Key.later(AT_LEAST_ONE)),
            Map.entry("check.fuel", Key.live(AT_LEAST_ONE)),
            Map.entry("caller.runs", Key.live(new Truth())),
            Map.entry("caller.runs.fuel", Key.live(new Range(0, Long.MAX_VALUE))),
            Map.entry("limit.tasks", Key.live(COUNT)),
            Map.entry("limit.tasks.component", Key.live(COUNT)),
            Map.entry("limit.queue", Key.live(COUNT)),
            Map.entry("limit.wakers", Key.live(COUNT)),
            Map.entry("limit.work.fuel", Key.live(AT_LEAST_ONE)),
            Map.entry("limit.handles", Key.later(new Range(1, (1 << 28) - 1))),
            Map.entry("limit.lifted.bytes", Key.later(AT_LEAST_ONE)),
            Map.entry("policy.decision.limit.ms", Key.later(MILLIS)),
            Map.entry("policy.watchdog.ms", Key.later(MILLIS)),
            Map.entry("deadlock.grace.ms", Key.live(GRACE_MILLIS)),
            Map.entry("cancel.grace.ms", Key.live(GRACE_MILLIS)),
            Map.entry("stop.grace.ms", Key.live(GRACE_MILLIS)));

    private final EngineLog log;
    private final ConfigurationReader<EngineConfig> reader;

    EngineProperties(EngineLog log) {
        this.log = log;
        reader = new ConfigurationReader<>(EngineConfig.class, EngineConfig.PID, KEYS.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().allowed())),
                problem -> log.error(problem, null));
    }

    /** What holds from a configuration, when the engine starts. */
    EngineConfig start(Map<String, ?> properties) {
        return reader.read(properties);
    }

    /** What holds from a changed configuration; what waits for the next start is reported. */
    EngineConfig change(Map<String, ?> properties) {
        Map<String, Object> before = reader.values();
        EngineConfig changed = reader.read(properties);
        new TreeMap<>(reader.values()).forEach((key, now) -> {
            Object old = before.get(key);
            if (!Objects.requireNonNull(KEYS.get(key), key).live() && !Objects.deepEquals(old, now)) {
                log.info("configuration " + EngineConfig.PID + ": " + key + " is now " + ConfigurationReader.text(now)
                        + " instead of " + ConfigurationReader.text(old)
                        + "; it takes effect when the engine is started"
                        + " again (stop and start the bundle wrt.engine, or the container)");
            }
        });
        return changed;
    }
}
