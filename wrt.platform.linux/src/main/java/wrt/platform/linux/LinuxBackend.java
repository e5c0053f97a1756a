// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;
import wrt.api.platform.IsolationContext;
import wrt.api.platform.Metric;
import wrt.api.platform.PlatformLimits;
import wrt.engine.platform.CarrierAnswers;
import wrt.engine.platform.OsBackend;
import wrt.engine.platform.OsThreads;
import wrt.engine.platform.Portable;
import wrt.engine.platform.Primitives;
import wrt.platform.linux.libc.Abi;

/**
 * What Linux gives: threads with scheduling classes, futexes, epoll, timers, and control over memory.
 *
 * <p>Concurrency: safe from any thread. After it is closed its parkers still work until they are closed.
 *
 * <p>Source: seed, "Platform-Specific Threading" (LinuxThreading).
 */
final class LinuxBackend implements OsBackend {

    /** Its name among the backends. */
    static final String NAME = "linux";

    private static final Path PROCESS = Path.of("/proc/self");

    private final LinuxOptions options;
    private final Portable portable;
    private final KernelFutex futex;
    private final MonotonicClock clock;
    private final FutexSlab slab;
    private final FutexSlab lockSlab;
    private final FutexWords words;
    private final LinuxLocks locks;
    private final LinuxMemory memory;
    private final Optional<Capability> locked;
    private final Optional<String> noEvents;
    private final CarrierAnswers answers = new CarrierAnswers();
    private final Primitives primitives;

    /**
     * Binds the C library.
     *
     * @param limits of all objects
     * @param options what of the kernel is used
     * @throws UnsupportedOperationException if the processor architecture is not known
     * @throws LinkageError if JNA cannot load its library, for example where no directory allows execution
     */
    LinuxBackend(PlatformLimits limits, LinuxOptions options) {
        Abi abi = Abi.of(System.getProperty("os.arch", ""));
        this.options = options;
        portable = new Portable(limits, LinuxBackendService.PID, "futexes");
        futex = new KernelFutex(abi.calls().futex());
        clock = MonotonicClock.measure();
        slab = new FutexSlab(limits.waitWords());
        lockSlab = new FutexSlab(limits.locks());
        words = new FutexWords(futex, new FutexVector(abi.calls().futexWaitv()), clock, slab);
        memory = new LinuxMemory(abi.calls().setMempolicy(), NumaTopology.read(NumaTopology.SYSFS),
                options.numaAwareness());
        locks = new LinuxLocks(portable.locks(), portable.lockLimit(),
                new PiFutexes(futex, clock, abi.calls().gettid()), lockSlab,
                new Ceilings(new ThreadScheduling(abi.calls().schedSetattr())));
        boolean futexes = options.futexOptimization();
        noEvents = options.epollIntegration()
                ? EventProbe.refusal()
                : Optional.of("'epoll.integration' is off");
        boolean epoll = noEvents.isEmpty();
        primitives = new Primitives(limits, new OsThreads(new LinuxThreads(abi, memory), answers),
                futexes ? () -> new FutexParker(futex, clock, slab) : portable::parker,
                futexes ? words : portable.waitWords(),
                epoll ? new LinuxEventQueues(portable.eventQueueLimit(), abi, clock) : portable.eventQueues(),
                epoll ? new LinuxTimers(portable.timerLimit(), clock) : portable.timers(), portable.channels(),
                portable.messageQueues(), locks, memory);
        locked = options.memoryLock() ? Optional.of(memory.lockAll()) : Optional.empty();
    }

    /** How the kernel answered to {@code memory.lock}, if that is configured. */
    Optional<Capability> locked() {
        return locked;
    }

    /** Frees the futex words as soon as the last parker is closed. */
    @Override
    public void close() {
        slab.close();
        lockSlab.close();
        if (options.memoryLock()) {
            memory.unlockAll();
        }
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
        return new IsolationContext(IsolationContext.Kind.PROCESS, ProcessHandle.current().pid(), "a process");
    }

    @Override
    public List<Capability> capabilities() {
        return List.of(Feature.values()).stream().map(this::answer).toList();
    }

    private Capability answer(Feature feature) {
        return switch (feature) {
            case THREAD_NAME, STACK_SIZE, AFFINITY, SCHED_FIFO, SCHED_RR, SCHED_DEADLINE -> answers.of(feature);
            case SCHED_SPORADIC -> feature.answer(State.ABSENT, "Linux has no sporadic server");
            case QUALITY_OF_SERVICE -> feature.answer(State.ABSENT, "Linux has no such classes");
            case WAIT_WORD -> options.futexOptimization()
                    ? feature.answer(State.GRANTED, "futex, " + slab.used() + " of " + slab.capacity()
                            + " in use; deadlines are absolute and monotonic")
                    : feature.answer(State.EMULATED, "plain Java: 'futex.optimization' is off");
            case WAIT_ANY -> options.futexOptimization()
                    ? words.several()
                    : feature.answer(State.EMULATED, "plain Java: 'futex.optimization' is off");
            case USER_EVENTS -> events(feature, "epoll with an eventfd; " + portable.eventQueueLimit());
            case TIMER_EVENTS -> events(feature, "epoll with timerfds");
            case DESCRIPTOR_EVENTS -> noEvents.map(why -> feature.answer(State.ABSENT, why))
                    .orElseGet(() -> feature.answer(State.GRANTED, "epoll"));
            case TIMERS -> events(feature, "timerfd on CLOCK_MONOTONIC; " + portable.timerLimit());
            case CHANNELS -> feature.answer(State.EMULATED, "plain Java; " + portable.channelLimit());
            case CHANNEL_INHERITANCE -> feature.answer(State.ABSENT, "Linux has no send, receive and reply");
            case PULSES -> feature.answer(State.EMULATED, "plain Java");
            case MESSAGE_QUEUES -> feature.answer(State.EMULATED, "plain Java; " + portable.messageQueueLimit());
            case LOCK_INHERIT ->
                feature.answer(State.GRANTED, "futex with priority inheritance; " + portable.lockLimit());
            case LOCK_CEILING -> locks.ceiling();
            case MEMORY_LOCK -> memory.locked();
            case NUMA -> memory.numa();
            case MEMORY_DOMAINS -> feature.answer(State.EMULATED, "mappings of anonymous files, with mprotect");
            case ISOLATION -> feature.answer(State.GRANTED, "a process");
            case CPU_LIMIT -> CgroupCpuLimit.capability(PROCESS);
            case CLOCK -> clock.offset() == 0
                    ? feature.answer(State.GRANTED, "System.nanoTime is CLOCK_MONOTONIC")
                    : feature.answer(State.EMULATED,
                            "System.nanoTime and CLOCK_MONOTONIC differ by " + clock.offset() + " ns, converted");
        };
    }

    private Capability events(Feature feature, String how) {
        return noEvents.map(why -> feature.answer(State.EMULATED, "plain Java: " + why))
                .orElseGet(() -> feature.answer(State.GRANTED, how));
    }

    @Override
    public List<Metric> metrics() {
        List<Metric> all = new ArrayList<>(portable.metrics());
        all.removeIf(metric -> metric.name().equals("wait-words.used"));
        all.add(new Metric("wait-words.used", waitWords().used(), "objects"));
        all.addAll(futex.metrics());
        all.add(new Metric("memory.native", slab.bytes() + lockSlab.bytes(), "bytes"));
        all.sort(Comparator.comparing(Metric::name));
        return List.copyOf(all);
    }
}
