// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.EventQueues;
import wrt.api.platform.Feature;
import wrt.api.platform.IsolationContext;
import wrt.api.platform.Metric;
import wrt.api.platform.PlatformLimits;
import wrt.engine.platform.CarrierAnswers;
import wrt.engine.platform.OsBackend;
import wrt.engine.platform.OsThreads;
import wrt.engine.platform.Portable;
import wrt.engine.platform.Primitives;
import wrt.engine.platform.SourceQueues;

/**
 * What VxWorks gives: tasks, semaphores, message queues, events, watchdogs, shared data regions.
 *
 * <p>Concurrency: safe from any thread. After it is closed its objects still work until they are closed.
 *
 * <p>Source: seed, "Platform-Specific Threading" (VxWorksThreading).
 */
final class VxWorksBackend implements OsBackend {

    /** Its name among the backends. */
    static final String NAME = "vxworks";

    private static final String NO_EVENTS = "plain Java: the system is configured without events of tasks; ";

    private final ExecutionContext context;
    private final Portable portable;
    private final Ticks ticks;
    private final SemaphorePool semaphores;
    private final CarrierAnswers answers = new CarrierAnswers();
    private final boolean watched;
    private final Primitives primitives;

    /**
     * Binds the system's library.
     *
     * @param limits of all objects
     * @param context where the JVM runs
     * @param timeSlice the ticks of a turn among tasks of one priority; 0 leaves the kernel's as it is
     * @throws LinkageError if the library lacks a function, or JNA cannot load its own
     */
    VxWorksBackend(PlatformLimits limits, ExecutionContext context, int timeSlice) {
        this.context = context;
        portable = new Portable(limits, VxWorksBackendService.PID);
        ticks = Ticks.ofSystem();
        semaphores = new SemaphorePool(ticks);
        watched = context.isKernel() && WdLib.PRESENT;
        EventQueues eventQueues = EventLib.PRESENT
                ? new SourceQueues(() -> new TaskEvents(context, ticks), portable.eventQueueLimit())
                : portable.eventQueues();
        primitives = new Primitives(limits,
                new OsThreads(new VxWorksThreads(context, TimeSlice.of(timeSlice, context)), answers),
                () -> new SemaphoreParker(ticks, portable.words()), new SemaphoreWords(semaphores, portable.words()),
                eventQueues, new VxWorksTimers(watched, ticks, portable.timerLimit()), portable.channels(),
                new VxWorksMessageQueues(context, ticks, portable.messageQueueLimit()),
                new VxWorksLocks(ticks, portable.lockLimit()), new VxWorksMemory(context));
    }

    /** Deletes the semaphores that nobody waits for; the others go when their wait ends. */
    @Override
    public void close() {
        semaphores.close();
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
        return context.isolation();
    }

    @Override
    public List<Capability> capabilities() {
        return List.of(Feature.values()).stream().map(this::answer).toList();
    }

    private Capability answer(Feature feature) {
        return switch (feature) {
            case THREAD_NAME, STACK_SIZE, AFFINITY, SCHED_FIFO, SCHED_RR -> answers.of(feature);
            case SCHED_SPORADIC -> feature.answer(State.ABSENT, TaskPriority.NO_SPORADIC);
            case SCHED_DEADLINE -> feature.answer(State.ABSENT, TaskPriority.NO_DEADLINE);
            case QUALITY_OF_SERVICE -> feature.answer(State.ABSENT, "VxWorks has no classes of service");
            case WAIT_WORD -> feature.answer(State.GRANTED,
                    "a binary semaphore for each thread that waits, chosen by the priority that it asked for; "
                            + portable.words());
            case WAIT_ANY -> feature.answer(State.ABSENT, SemaphoreWords.NO_WAIT_ANY);
            case USER_EVENTS -> EventLib.PRESENT
                    ? feature.answer(State.GRANTED, "an event of the task that waits, " + portable.eventQueueLimit())
                    : feature.answer(State.EMULATED, NO_EVENTS + portable.eventQueueLimit());
            case TIMER_EVENTS -> EventLib.PRESENT
                    ? feature.answer(State.GRANTED, "the time-out of the wait for an event")
                    : feature.answer(State.EMULATED, NO_EVENTS + portable.eventQueueLimit());
            case DESCRIPTOR_EVENTS -> feature.answer(State.ABSENT, TaskEvents.NO_DESCRIPTORS);
            case TIMERS -> feature.answer(State.GRANTED, (watched
                    ? "watchdogs that give a counting semaphore; no Java runs in the interrupt; "
                    : "time-outs of a binary semaphore, since only the kernel has watchdogs; ")
                    + portable.timerLimit());
            case CHANNELS -> feature.answer(State.EMULATED, "plain Java; " + portable.channelLimit());
            case CHANNEL_INHERITANCE -> feature.answer(State.ABSENT, "VxWorks has no send, receive and reply");
            case PULSES -> feature.answer(State.EMULATED, "plain Java");
            case MESSAGE_QUEUES -> feature.answer(State.GRANTED,
                    "msgQLib, waiters by priority; " + portable.messageQueueLimit());
            case LOCK_INHERIT -> feature.answer(State.GRANTED,
                    "mutual-exclusion semaphores with SEM_INVERSION_SAFE; " + portable.lockLimit());
            case LOCK_CEILING -> feature.answer(State.ABSENT, VxWorksLocks.NO_CEILING);
            case MEMORY_LOCK -> VxWorksMemory.LOCKED;
            case NUMA -> VxWorksMemory.NO_NODES;
            case MEMORY_DOMAINS -> SdLib.PRESENT
                    ? feature.answer(State.GRANTED, "shared data regions")
                    : feature.answer(State.ABSENT, VxWorksMemory.NO_REGIONS);
            case ISOLATION -> feature.answer(State.GRANTED, context.isolation().detail());
            case CPU_LIMIT -> feature.answer(State.ABSENT, "VxWorks limits no process's processor time");
            case CLOCK -> feature.answer(State.EMULATED, "deadlines are whole ticks of the system clock, "
                    + ticks.rate() + " in a second; who waits compares System.nanoTime after each");
        };
    }

    @Override
    public List<Metric> metrics() {
        List<Metric> all = new ArrayList<>(portable.metrics());
        all.add(new Metric("clock.rate", ticks.rate(), "ticks/s"));
        all.sort(Comparator.comparing(Metric::name));
        return List.copyOf(all);
    }
}
