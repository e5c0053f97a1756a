// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.CarrierRequest;
import wrt.api.platform.CarrierStatus;
import wrt.api.platform.Feature;
import wrt.engine.platform.CallMemory;
import wrt.engine.platform.ProcessorMask;
import wrt.engine.platform.ThreadControl;

/**
 * Java threads, each a task, that ask the system for their name, their processors and their priority.
 *
 * <p>Concurrency: safe from any thread.
 */
final class VxWorksThreads implements ThreadControl {

    /** What was granted to a task, which the system does not tell. */
    private record Granted(String cpus, String schedulingClass) {
    }

    private static final Granted NOTHING = new Granted("any", "other");

    private final ExecutionContext context;
    private final TimeSlice slice;

    /** By task; identities are used again, and each task begins with an entry of its own. */
    private final Map<Long, Granted> tasks = new ConcurrentHashMap<>();

    /** The priorities that the tasks had before they asked, the system's own numbers. */
    private final Map<Long, Integer> priorities = new ConcurrentHashMap<>();

    VxWorksThreads(ExecutionContext context, TimeSlice slice) {
        this.context = context;
        this.slice = slice;
    }

    @Override
    public List<Capability> ask(CarrierRequest request) {
        priorities.computeIfAbsent(id(), VxWorksThreads::priority);
        List<Capability> all = new ArrayList<>();
        all.add(new TaskName(request.name()).apply());
        if (request.stackBytes() > 0) {
            all.add(Feature.STACK_SIZE.answer(State.GRANTED, request.stackBytes() + " bytes"));
        }
        TaskAffinity affinity = new TaskAffinity(new ProcessorMask(request.cpus()));
        Capability bound = request.cpus().isEmpty()
                ? Feature.AFFINITY.answer(State.UNUSED, "any cpu")
                : affinity.apply();
        all.add(bound);
        Capability scheduled = TaskPriority.apply(request.scheduling(), slice);
        all.add(scheduled);
        request.quality().ifPresent(quality -> all.add(
                Feature.QUALITY_OF_SERVICE.answer(State.ABSENT, quality + ": VxWorks has no such classes")));
        boolean fixed = scheduled.state() == State.GRANTED || scheduled.state() == State.EMULATED;
        tasks.put(id(), new Granted(bound.state() == State.GRANTED ? affinity.mask().list() : NOTHING.cpus(),
                fixed ? "fifo" : NOTHING.schedulingClass()));
        return all;
    }

    private static @Nullable Integer priority(long task) {
        MemorySegment priority = CallMemory.atLeast(Integer.BYTES);
        return TaskLib.taskPriorityGet(task, priority.address()) == Abi.OK
                ? priority.get(ValueLayout.JAVA_INT, 0)
                : null;
    }

    @Override
    public void reset() {
        Integer before = priorities.get(id());
        if (before != null) {
            TaskPriority.restore(before);
        }
        if (!tasks.getOrDefault(id(), NOTHING).cpus().equals(NOTHING.cpus())) {
            TaskAffinity.free();
        }
    }

    @Override
    public long id() {
        return context.handle(TaskLib.taskIdSelf());
    }

    @Override
    public void end() {
        tasks.remove(id());
        priorities.remove(id());
    }

    @Override
    public CarrierStatus status(long id) {
        Integer priority = priority(id);
        if (priority == null) {
            return CarrierStatus.UNKNOWN; // It has ended.
        }
        Granted granted = tasks.getOrDefault(id, NOTHING);
        return new CarrierStatus(id, granted.cpus(), granted.schedulingClass(), priority);
    }
}
