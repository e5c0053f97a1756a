// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Channels;
import wrt.api.platform.EventQueues;
import wrt.api.platform.Feature;
import wrt.api.platform.IsolationContext;
import wrt.api.platform.Locks;
import wrt.api.platform.MemoryControl;
import wrt.api.platform.MessageQueues;
import wrt.api.platform.Metric;
import wrt.api.platform.Parker;
import wrt.api.platform.PlatformBackend;
import wrt.api.platform.PlatformLimits;
import wrt.api.platform.Threads;
import wrt.api.platform.Timers;
import wrt.api.platform.WaitWords;
import wrt.engine.platform.CarrierAnswers;
import wrt.engine.platform.JavaMemory;
import wrt.engine.platform.Portable;
import wrt.platform.linux.libc.SystemCalls;

/**
 * What Linux gives: threads with name, processors and priority, and futexes to sleep on.
 *
 * <p>Concurrency: safe from any thread. After it is closed its parkers still work until they are closed.
 *
 * <p>Source: seed, "Platform-Specific Threading" (LinuxThreading).
 */
final class LinuxBackend implements PlatformBackend, AutoCloseable {

    /** Its name among the backends. */
    static final String NAME = "linux";

    private static final Path PROCESS = Path.of("/proc/self");

    private final PlatformLimits limits;
    private final Portable portable;
    private final Futex futex;
    private final MonotonicClock clock;
    private final FutexSlab slab;
    private final CarrierAnswers answers = new CarrierAnswers();
    private final LinuxThreads threads;
    private final JavaMemory memory = new JavaMemory();

    /**
     * Binds the C library and allocates the futex words.
     *
     * @param limits of all objects
     * @throws UnsupportedOperationException if the processor architecture is not known
     * @throws LinkageError if JNA cannot load its library, for example where no directory allows execution
     */
    LinuxBackend(PlatformLimits limits) {
        SystemCalls calls = SystemCalls.of(System.getProperty("os.arch", ""));
        this.limits = limits;
        portable = new Portable(limits, LinuxBackendService.PID);
        futex = new KernelFutex(calls.futex());
        clock = MonotonicClock.measure();
        slab = new FutexSlab(limits.waitWords());
        threads = new LinuxThreads(answers, calls.gettid());
    }

    /** Frees the futex words as soon as the last parker is closed. */
    @Override
    public void close() {
        slab.close();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PlatformLimits limits() {
        return limits;
    }

    @Override
    public Threads threads() {
        return threads;
    }

    @Override
    public Parker parker() {
        return new FutexParker(futex, clock, slab);
    }

    @Override
    public WaitWords waitWords() {
        return portable.waitWords();
    }

    @Override
    public EventQueues eventQueues() {
        return portable.eventQueues();
    }

    @Override
    public Timers timers() {
        return portable.timers();
    }

    @Override
    public Channels channels() {
        return portable.channels();
    }

    @Override
    public MessageQueues messageQueues() {
        return portable.messageQueues();
    }

    @Override
    public Locks locks() {
        return portable.locks();
    }

    @Override
    public MemoryControl memory() {
        return memory;
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
            case THREAD_NAME, STACK_SIZE, AFFINITY, SCHED_FIFO -> answers.of(feature);
            case WAIT_WORD -> feature.answer(State.GRANTED,
                    "futex, " + slab.used() + " of " + slab.capacity()
                            + " in use; deadlines are absolute and monotonic");
            case CLOCK -> clock.offset() == 0
                    ? feature.answer(State.GRANTED, "System.nanoTime is CLOCK_MONOTONIC")
                    : feature.answer(State.EMULATED,
                            "System.nanoTime and CLOCK_MONOTONIC differ by " + clock.offset() + " ns, converted");
            case CPU_LIMIT -> CgroupCpuLimit.capability(PROCESS);
            case ISOLATION -> feature.answer(State.GRANTED, "a process");
            case WAIT_ANY, USER_EVENTS, TIMER_EVENTS, TIMERS, CHANNELS, PULSES,
                    MESSAGE_QUEUES ->
                feature.answer(State.EMULATED, "by plain Java");
            case SCHED_RR, SCHED_SPORADIC, SCHED_DEADLINE, QUALITY_OF_SERVICE, DESCRIPTOR_EVENTS,
                    CHANNEL_INHERITANCE, LOCK_INHERIT, LOCK_CEILING, MEMORY_LOCK, NUMA, MEMORY_DOMAINS ->
                feature
                        .answer(State.ABSENT, "not bound");
        };
    }

    @Override
    public List<Metric> metrics() {
        List<Metric> all = new ArrayList<>(portable.metrics());
        all.add(new Metric("futexes.used", slab.used(), "objects"));
        return List.copyOf(all);
    }
}
