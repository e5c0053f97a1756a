// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import java.util.List;
import java.util.function.Supplier;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Channels;
import wrt.api.platform.Feature;
import wrt.api.platform.IsolationContext;
import wrt.api.platform.Metric;
import wrt.api.platform.PlatformLimits;
import wrt.engine.platform.CarrierAnswers;
import wrt.engine.platform.ObjectLimit;
import wrt.engine.platform.OsBackend;
import wrt.engine.platform.OsThreads;
import wrt.engine.platform.Portable;
import wrt.engine.platform.Primitives;
import wrt.engine.platform.SleeperTimers;
import wrt.engine.platform.SourceQueues;
import wrt.platform.qnx.neutrino.Abi;
import wrt.platform.qnx.neutrino.RegisteredEvents;

/**
 * What QNX gives: channels with pulses, kernel timers, condition variables, mutexes, scheduling policies, run masks.
 *
 * <p>Concurrency: safe from any thread. After it is closed its objects still work until they are closed.
 *
 * <p>Source: seed, "Platform-Specific Threading" (QnxThreading).
 */
final class QnxBackend implements OsBackend {

    /** Its name among the backends. */
    static final String NAME = "qnx";

    private final QnxOptions options;
    private final Portable portable;
    private final MonotonicClock clock;
    private final SyncSlab words;
    private final SyncSlab mutexes;
    private final SyncSlab inboxes;
    private final DeadlineGuard guard = new DeadlineGuard();
    private final CarrierAnswers answers = new CarrierAnswers();
    private final QnxMemory memory = new QnxMemory();
    private final Primitives primitives;

    /**
     * Binds the C library and allocates the memory of mutexes and condition variables.
     *
     * @param limits of all objects
     * @param options what the configuration chooses
     * @throws LinkageError if JNA or the library cannot be loaded, or lacks a function
     */
    QnxBackend(PlatformLimits limits, QnxOptions options) {
        this.options = options;
        portable = new Portable(limits, QnxBackendService.PID);
        clock = MonotonicClock.measure();
        words = new SyncSlab(limits.waitWords(), portable.words());
        mutexes = new SyncSlab(limits.locks(), portable.lockLimit());
        inboxes = new SyncSlab(limits.channels(), limit("inboxes", limits.channels()));
        ConditionWords waitWords = new ConditionWords(words, clock);
        Supplier<PulsePort> ports = () -> new PulsePort(options.abi(), clock);
        primitives = new Primitives(limits, new OsThreads(new QnxThreads(), answers), waitWords::parker, waitWords,
                new SourceQueues(ports, portable.eventQueueLimit()), new SleeperTimers(ports, portable.timerLimit()),
                channels(limits.channels()), portable.messageQueues(), new QnxLocks(mutexes, clock), memory);
    }

    private Channels channels(int most) {
        int flags = Abi.CHF_PRIVATE | Abi.CHF_SENDER_LEN
                | (options.channelInheritance() ? 0 : Abi.CHF_FIXED_PRIORITY);
        return options.channelsPerKernelChannel() == 1
                ? new KernelChannels(new ChannelContext(flags, clock, guard, portable.channelLimit()))
                : new RoutedChannels(options.channelsPerKernelChannel(), portable.channelLimit(),
                        new ChannelContext(flags, clock, guard, limit("kernel channels", most)), inboxes);
    }

    private static ObjectLimit limit(String objects, int most) {
        return new ObjectLimit(objects, "'channels' of the configuration " + QnxBackendService.PID, most);
    }

    /** Frees the memory as soon as the last object in it is closed. */
    @Override
    public void close() {
        guard.close();
        words.close();
        mutexes.close();
        inboxes.close();
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
        return new IsolationContext(IsolationContext.Kind.PROCESS, ProcessHandle.current().pid(),
                "a process of QNX " + options.abi().version());
    }

    @Override
    public List<Capability> capabilities() {
        return List.of(Feature.values()).stream().map(this::answer).toList();
    }

    private Capability answer(Feature feature) {
        return switch (feature) {
            case THREAD_NAME, STACK_SIZE, AFFINITY, SCHED_FIFO, SCHED_RR, SCHED_SPORADIC -> answers.of(feature);
            case WAIT_WORD -> feature.answer(State.GRANTED,
                    "condition variables, " + portable.words() + "; deadlines are absolute and monotonic");
            case WAIT_ANY -> feature.answer(State.ABSENT, ConditionWords.NO_WAIT_ANY);
            case USER_EVENTS -> feature.answer(State.GRANTED,
                    "channels and pulses, " + portable.eventQueueLimit());
            case TIMER_EVENTS -> feature.answer(State.GRANTED, "kernel timers with pulses");
            case TIMERS -> feature.answer(State.GRANTED, "kernel timers with pulses, " + portable.timerLimit());
            case DESCRIPTOR_EVENTS -> feature.answer(State.GRANTED,
                    "ionotify: the resource manager delivers an event as a pulse"
                            + (RegisteredEvents.PRESENT ? ", registered for it alone" : ""));
            case CHANNELS -> feature.answer(State.GRANTED, "kernel channels, " + portable.channelLimit());
            case CHANNEL_INHERITANCE -> inheritance();
            case PULSES -> feature.answer(State.GRANTED, "kernel pulses; one of priority 0 arrives at "
                    + options.abi().leastPulsePriority());
            case MESSAGE_QUEUES -> feature.answer(State.EMULATED,
                    "by plain Java, since mq_open needs a server process; " + portable.messageQueueLimit());
            case LOCK_INHERIT -> feature.answer(State.GRANTED, "mutexes, " + portable.lockLimit());
            case LOCK_CEILING -> feature.answer(State.GRANTED, "PTHREAD_PRIO_PROTECT");
            case MEMORY_LOCK -> memory.locked();
            case ISOLATION -> feature.answer(State.GRANTED, isolation().detail());
            case CPU_LIMIT -> feature.answer(State.ABSENT, "adaptive partitions are not asked");
            case CLOCK -> clock.offset() == 0
                    ? feature.answer(State.GRANTED, "System.nanoTime is CLOCK_MONOTONIC")
                    : feature.answer(State.EMULATED, "System.nanoTime and CLOCK_MONOTONIC differ by " + clock.offset()
                            + " ns, converted");
            case SCHED_DEADLINE -> feature.answer(State.ABSENT, "QNX has no class with deadlines");
            case QUALITY_OF_SERVICE -> feature.answer(State.ABSENT, "QNX has no classes of service");
            case NUMA, MEMORY_DOMAINS -> feature.answer(State.ABSENT, "not bound");
        };
    }

    private Capability inheritance() {
        if (!options.channelInheritance()) {
            return Feature.CHANNEL_INHERITANCE.answer(State.UNUSED,
                    "'channel.inheritance' of the configuration is false");
        }
        return options.channelsPerKernelChannel() == 1
                ? Feature.CHANNEL_INHERITANCE.answer(State.GRANTED, "the receiver runs at its sender's priority")
                : Feature.CHANNEL_INHERITANCE.answer(State.EMULATED,
                        "the receiver of a route takes its sender's priority by SchedSet; who waits behind lends nothing");
    }

    @Override
    public List<Metric> metrics() {
        return portable.metrics();
    }
}
