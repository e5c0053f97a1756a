// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;
import wrt.api.platform.IsolationContext;
import wrt.api.platform.Metric;
import wrt.api.platform.PlatformLimits;
import wrt.api.platform.QualityOfService;
import wrt.engine.platform.CarrierAnswers;
import wrt.engine.platform.OsBackend;
import wrt.engine.platform.OsThreads;
import wrt.engine.platform.Portable;
import wrt.engine.platform.Primitives;
import wrt.platform.macos.system.Abi;
import wrt.platform.macos.system.AddressWait;

/**
 * What macOS gives: Grand Central Dispatch, kernel queues, waits on addresses, classes of service and time constraints.
 *
 * <p>Concurrency: safe from any thread. After it is closed its objects still work until they are closed.
 *
 * <p>Source: seed, "Platform-Specific Threading" (MacOsThreading).
 */
final class MacOsBackend implements OsBackend {

    /** Its name among the backends. */
    static final String NAME = "macos";

    private static final String NO_ADDRESS_WAIT = "os_sync_wait_on_address came with macOS 14.4; plain Java";

    private final Portable portable;
    private final MachClock clock = MachClock.measure();
    private final AddressWaits waits = new AddressWaits();
    private final @Nullable AddressWords words;
    private final DispatchQueue queue;
    private final CarrierAnswers answers = new CarrierAnswers();
    private final Primitives primitives;
    private final @Nullable PerformanceMonitor monitor;

    /**
     * Binds the system's library.
     *
     * @param limits of all objects
     * @param monitorMillis from one sample of the performance monitor to the next, or 0 for none
     * @param addressWaits whether waits on addresses are used where the system has them
     * @throws LinkageError if the library lacks a function, or JNA cannot load its own
     */
    MacOsBackend(PlatformLimits limits, long monitorMillis, boolean addressWaits) {
        portable = new Portable(limits, MacOsBackendService.PID);
        AddressWords addressWords = addressWaits && AddressWait.isPresent()
                ? new AddressWords(waits, portable.words())
                : null;
        words = addressWords;
        queue = DispatchQueue.create("wrt.timers", ServiceClass.of(QualityOfService.USER_INTERACTIVE));
        primitives = new Primitives(limits, new OsThreads(new MacOsThreads(clock), answers),
                addressWords == null ? portable::parker : () -> new AddressParker(addressWords.create(0)),
                addressWords == null ? portable.waitWords() : addressWords,
                new KqueueEventQueues(portable.eventQueueLimit(), Abi.bound(), clock),
                new DispatchTimers(queue, portable.timerLimit()), portable.channels(), portable.messageQueues(),
                new MacOsLocks(portable.locks(), portable.lockLimit()), new MachMemory());
        monitor = monitorMillis > 0 ? new PerformanceMonitor(queue, monitorMillis) : null;
    }

    /** Ends the monitor and lets the queue go with its last timer. */
    @Override
    public void close() {
        if (monitor != null) {
            monitor.close();
        }
        queue.close();
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
        List<Capability> all = new ArrayList<>();
        for (Feature feature : Feature.values()) {
            all.add(answer(feature));
        }
        all.add(new Capability("grand-central-dispatch", State.GRANTED,
                "timers on the queue wrt.timers, user-interactive; no Java runs when they expire"));
        all.add(new Capability("performance-monitor", monitor == null ? State.UNUSED : State.GRANTED,
                monitor == null ? "'monitor.interval' is 0" : "on the queue wrt.monitor, utility"));
        return List.copyOf(all);
    }

    private Capability answer(Feature feature) {
        return switch (feature) {
            case THREAD_NAME, STACK_SIZE, AFFINITY, SCHED_FIFO, SCHED_RR, SCHED_DEADLINE, QUALITY_OF_SERVICE ->
                answers.of(feature);
            case SCHED_SPORADIC -> feature.answer(State.ABSENT, MacOsThreads.NO_SPORADIC);
            case WAIT_WORD -> words == null
                    ? feature.answer(State.EMULATED, NO_ADDRESS_WAIT + "; " + portable.words())
                    : feature.answer(State.GRANTED, "os_sync_wait_on_address; " + portable.words());
            case WAIT_ANY -> words == null
                    ? feature.answer(State.EMULATED, NO_ADDRESS_WAIT)
                    : feature.answer(State.ABSENT, AddressWords.ONE_ADDRESS);
            case USER_EVENTS ->
                feature.answer(State.GRANTED, "kqueue, EVFILT_USER; " + portable.eventQueueLimit());
            case TIMER_EVENTS -> feature.answer(State.GRANTED, "kqueue, EVFILT_TIMER");
            case DESCRIPTOR_EVENTS -> feature.answer(State.GRANTED, "kqueue, EVFILT_READ and EVFILT_WRITE");
            case TIMERS -> feature.answer(State.GRANTED,
                    "timer sources of Grand Central Dispatch; " + portable.timerLimit());
            case CHANNELS -> feature.answer(State.EMULATED, "plain Java; " + portable.channelLimit());
            case CHANNEL_INHERITANCE -> feature.answer(State.ABSENT, "macOS has no send, receive and reply");
            case PULSES -> feature.answer(State.EMULATED, "plain Java");
            case MESSAGE_QUEUES -> feature.answer(State.EMULATED, "plain Java; " + portable.messageQueueLimit());
            case LOCK_INHERIT -> feature.answer(State.GRANTED,
                    "os_unfair_lock; who waits with a deadline tries again, and lends nothing; "
                            + portable.lockLimit());
            case LOCK_CEILING -> feature.answer(State.ABSENT, MacOsLocks.NO_CEILING);
            case MEMORY_LOCK -> MachMemory.NO_LOCK;
            case NUMA -> MachMemory.NO_NODES;
            case MEMORY_DOMAINS -> feature.answer(State.EMULATED, "pages of Mach, with mach_vm_protect");
            case ISOLATION -> feature.answer(State.GRANTED, "a process");
            case CPU_LIMIT -> feature.answer(State.ABSENT, "macOS limits no process's processor time");
            case CLOCK -> clock.offset() == 0
                    ? feature.answer(State.GRANTED,
                            "System.nanoTime is Mach time, in units of " + clock.numer() + "/" + clock.denom() + " ns")
                    : feature.answer(State.EMULATED,
                            "System.nanoTime and Mach time differ by " + clock.offset() + " ns, converted");
        };
    }

    @Override
    public List<Metric> metrics() {
        List<Metric> all = new ArrayList<>(portable.metrics());
        all.addAll(waits.metrics());
        all.add(new Metric("memory.native", NativeLine.allBytes(), "bytes"));
        all.addAll(PerformanceMonitor.usage());
        if (monitor != null) {
            all.addAll(monitor.metrics());
        }
        all.sort(Comparator.comparing(Metric::name));
        return List.copyOf(all);
    }
}
