// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.CarrierRequest;
import wrt.api.platform.CarrierStatus;
import wrt.api.platform.Feature;
import wrt.api.platform.Scheduling;
import wrt.engine.platform.ThreadControl;
import wrt.platform.macos.system.Abi;
import wrt.platform.macos.system.Pthreads;

/**
 * Java threads that ask the system for their name, their scheduling and their class of service.
 *
 * <p>Concurrency: safe from any thread.
 */
final class MacOsThreads implements ThreadControl {

    static final String NO_SPORADIC = "macOS has no sporadic server; a time constraint is nearest";

    private final MachClock clock;

    // The system tells a thread's class by a handle that must not be used once the thread has ended.
    private final Map<Long, CarrierStatus> running = new ConcurrentHashMap<>();

    MacOsThreads(MachClock clock) {
        this.clock = clock;
    }

    @Override
    public List<Capability> ask(CarrierRequest request) {
        List<Capability> all = new ArrayList<>();
        all.add(new ThreadName(request.name()).apply());
        all.add(new ThreadStack(request.stackBytes()).answer());
        all.add(processors(request));
        all.add(schedule(request.scheduling()));
        // After the priority, which ends the class of service: the answer then says so.
        request.quality().ifPresent(quality -> all.add(new ThreadQuality(quality).apply()));
        running.put(id(), self());
        return all;
    }

    private static Capability processors(CarrierRequest request) {
        if (request.cpus().isEmpty()) {
            return Feature.AFFINITY.answer(State.UNUSED, "any processor");
        }
        // The class is granted, the tag but a hint, which would end the class.
        return request.quality().isPresent()
                ? Feature.AFFINITY.answer(State.ABSENT, ThreadAffinity.NO_BINDING
                        + ", and a hint would take the class of service away")
                : new ThreadAffinity(request.cpus()).apply();
    }

    private Capability schedule(Scheduling wanted) {
        return switch (wanted) {
            case Scheduling.Ordinary ordinary -> Feature.SCHED_FIFO.answer(State.UNUSED, "ordinary scheduling");
            case Scheduling.Fifo(int priority) ->
                new FixedPriority(Pthreads.SCHED_FIFO, priority).apply(Feature.SCHED_FIFO);
            case Scheduling.RoundRobin(int priority) ->
                new FixedPriority(Pthreads.SCHED_RR, priority).apply(Feature.SCHED_RR);
            case Scheduling.Sporadic sporadic -> Feature.SCHED_SPORADIC.answer(State.ABSENT, NO_SPORADIC);
            case Scheduling.Deadline deadline -> new TimeConstraint(deadline, clock).apply();
        };
    }

    @Override
    public void reset() {
        // A thread that had a fixed priority has no class of service any more, whatever it asks for.
        CarrierStatus status = running.getOrDefault(id(), CarrierStatus.UNKNOWN);
        switch (status.schedulingClass()) {
            case "fifo", "rr" -> FixedPriority.end();
            case "deadline" -> TimeConstraint.end();
            default -> ThreadQuality.end();
        }
        ThreadAffinity.end();
    }

    @Override
    public long id() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment id = arena.allocate(ValueLayout.JAVA_LONG);
            return Pthreads.pthread_threadid_np(0, id.address()) == 0 ? id.get(ValueLayout.JAVA_LONG, 0) : 0;
        }
    }

    /** How the calling thread runs, by the system's own account. */
    private CarrierStatus self() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment policy = arena.allocate(ValueLayout.JAVA_INT);
            MemorySegment parameters = arena.allocate(Abi.SCHED_PARAM_BYTES, Integer.BYTES);
            int error = Pthreads.pthread_getschedparam(Pthreads.pthread_self(), policy.address(),
                    parameters.address());
            if (error != 0) {
                throw Failures.of("reading the scheduling of a thread", error);
            }
            int number = policy.get(ValueLayout.JAVA_INT, 0);
            String name = switch (number) {
                case Pthreads.SCHED_OTHER -> "other";
                case Pthreads.SCHED_RR -> "rr";
                case Pthreads.SCHED_FIFO -> "fifo";
                default -> "policy " + number;
            };
            return new CarrierStatus(id(), "any", TimeConstraint.isSet() ? "deadline" : name,
                    parameters.get(ValueLayout.JAVA_INT, 0));
        }
    }

    @Override
    public void end() {
        running.remove(id());
    }

    @Override
    public CarrierStatus status(long id) {
        return running.getOrDefault(id, CarrierStatus.UNKNOWN);
    }
}
