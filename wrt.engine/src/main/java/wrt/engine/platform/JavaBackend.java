// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.propertytypes.ServiceRanking;
import org.osgi.service.log.Logger;
import org.osgi.service.log.LoggerFactory;
import org.osgi.service.metatype.annotations.Designate;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;
import wrt.api.platform.IsolationContext;
import wrt.api.platform.Metric;
import wrt.api.platform.PlatformBackend;
import wrt.api.platform.PlatformLimits;
import wrt.engine.configuration.ConfigurationReader;

/**
 * The fall-back backend: what the JVM gives on any operating system, without affinity or real-time priority.
 *
 * <p>It is enabled by {@link FallBack} after the components of the platform fragments, so that an engine that has a
 * fragment does not start on this one first.
 *
 * <p>Concurrency: safe from any thread.
 */
@Component(name = JavaBackend.COMPONENT, enabled = false, service = PlatformBackend.class, configurationPid = JavaBackend.PID, property = PlatformBackend.BACKEND_NAME
        + "=" + JavaBackend.NAME)
@ServiceRanking(Integer.MIN_VALUE)
@Designate(ocd = JavaConfiguration.class)
public final class JavaBackend implements AssembledBackend {

    static final String COMPONENT = "wrt.engine.platform.JavaBackend";

    /** The identity of the configuration. */
    static final String PID = "wrt.platform.java";

    /** The name by which it is selected. */
    public static final String NAME = "java";

    private final Primitives primitives;
    private final Portable portable;
    private final CarrierAnswers answers = new CarrierAnswers();
    private final OsThreads threads = new OsThreads(new JavaThreads(), answers);

    /**
     * A backend with the limits of its configuration.
     *
     * @param configured the configuration
     * @param logger for people
     */
    @Activate
    public JavaBackend(Map<String, Object> configured, @Reference(service = LoggerFactory.class) Logger logger) {
        this(limits(configured, problem -> logger.error("{}", problem)));
    }

    static PlatformLimits limits(Map<String, Object> configured, Consumer<String> report) {
        JavaConfiguration read = new ConfigurationReader<>(JavaConfiguration.class, PID,
                BackendRegistration.limits(Map.of()), report)
                .read(configured);
        return new PlatformLimits(read.wait_words(), read.channels(), read.message_queues(), read.event_queues(),
                read.timers(), read.locks());
    }

    /**
     * A backend with given limits.
     *
     * @param limits of all objects
     */
    public JavaBackend(PlatformLimits limits) {
        portable = new Portable(limits, PID);
        primitives = new Primitives(limits, threads, portable::parker, portable.waitWords(), portable.eventQueues(),
                portable.timers(), portable.channels(), portable.messageQueues(), portable.locks(), new JavaMemory());
    }

    /** A backend with the limits of the seed. */
    public JavaBackend() {
        this(PlatformLimits.SEED);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Primitives primitives() {
        return primitives;
    }

    @Override
    public IsolationContext isolation() {
        return new IsolationContext(IsolationContext.Kind.PROCESS, ProcessHandle.current().pid(), "the JVM's process");
    }

    @Override
    public List<Capability> capabilities() {
        return List.of(Feature.values()).stream().map(this::answer).toList();
    }

    private Capability answer(Feature feature) {
        return switch (feature) {
            case THREAD_NAME -> feature.answer(State.GRANTED, "Java thread name");
            case STACK_SIZE -> feature.answer(State.GRANTED, "as the JVM rounds it");
            case WAIT_WORD -> feature.answer(State.EMULATED, "LockSupport; " + portable.words());
            case WAIT_ANY -> feature.answer(State.EMULATED, "LockSupport");
            case USER_EVENTS, TIMER_EVENTS -> feature.answer(State.EMULATED,
                    "LockSupport; " + portable.eventQueueLimit());
            case TIMERS -> feature.answer(State.EMULATED, "LockSupport; " + portable.timerLimit());
            case CHANNELS -> feature.answer(State.EMULATED, "LockSupport; " + portable.channelLimit());
            case PULSES -> feature.answer(State.EMULATED, "LockSupport");
            case MESSAGE_QUEUES -> feature.answer(State.EMULATED, "LockSupport; " + portable.messageQueueLimit());
            case ISOLATION -> feature.answer(State.GRANTED, "the JVM's process");
            case CPU_LIMIT -> feature.answer(State.GRANTED, threads.processors() + " processors, as the JVM sees them");
            case CLOCK -> feature.answer(State.GRANTED, "System.nanoTime");
            case AFFINITY, SCHED_FIFO, SCHED_RR, SCHED_SPORADIC, SCHED_DEADLINE, QUALITY_OF_SERVICE,
                    DESCRIPTOR_EVENTS, CHANNEL_INHERITANCE, LOCK_INHERIT, LOCK_CEILING, MEMORY_LOCK, NUMA,
                    MEMORY_DOMAINS ->
                feature.answer(State.ABSENT, JavaThreads.NO_CALL);
        };
    }

    @Override
    public List<Metric> metrics() {
        return portable.metrics();
    }
}
