// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

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
import wrt.engine.platform.CallMemory;
import wrt.engine.platform.ProcessorMask;
import wrt.engine.platform.ThreadControl;
import wrt.platform.qnx.neutrino.Abi;
import wrt.platform.qnx.neutrino.Neutrino;
import wrt.platform.qnx.neutrino.Posix;

/**
 * Java threads that ask the kernel for their name, their processors and their scheduling.
 *
 * <p>Concurrency: safe from any thread.
 */
final class QnxThreads implements ThreadControl {

    /** The processors granted by thread; the kernel tells a thread's mask to the thread alone. */
    private final Map<Long, String> masks = new ConcurrentHashMap<>();

    /** How the threads were scheduled before they asked. */
    private final Map<Long, ThreadScheduling.Own> starts = new ConcurrentHashMap<>();

    @Override
    public List<Capability> ask(CarrierRequest request) {
        starts.computeIfAbsent(id(), any -> ThreadScheduling.own());
        List<Capability> all = new ArrayList<>();
        all.add(new ThreadName(request.name()).apply());
        if (request.stackBytes() > 0) {
            all.add(Feature.STACK_SIZE.answer(State.GRANTED, request.stackBytes() + " bytes"));
        }
        all.add(processors(request));
        all.add(ThreadScheduling.apply(request.scheduling()));
        request.quality().ifPresent(quality -> all.add(
                Feature.QUALITY_OF_SERVICE.answer(State.ABSENT, quality + ": QNX has no such classes")));
        return all;
    }

    private Capability processors(CarrierRequest request) {
        if (request.cpus().isEmpty()) {
            return Feature.AFFINITY.answer(State.UNUSED, "any cpu");
        }
        RunMask mask = new RunMask(new ProcessorMask(request.cpus()));
        Capability answer = mask.apply();
        if (answer.state() == State.GRANTED) {
            masks.put(id(), mask.mask().list());
        }
        return answer;
    }

    @Override
    public void reset() {
        ThreadScheduling.Own start = starts.get(id());
        if (start != null) {
            ThreadScheduling.restore(start);
        }
        if (masks.remove(id()) != null) {
            RunMask.free();
        }
    }

    @Override
    public long id() {
        return Posix.pthread_self();
    }

    @Override
    public void end() {
        masks.remove(id());
        starts.remove(id());
    }

    @Override
    public CarrierStatus status(long id) {
        MemorySegment memory = CallMemory.get();
        int policy = Neutrino.SchedGet_r(0, (int) id, memory.address());
        return policy < 0
                ? CarrierStatus.UNKNOWN // It has ended.
                : new CarrierStatus(id, masks.getOrDefault(id, "any"), ThreadScheduling.label(policy),
                        memory.get(ValueLayout.JAVA_INT, Abi.SCHED_CURPRIORITY));
    }
}
