// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.CarrierRequest;
import wrt.api.platform.CarrierStatus;
import wrt.api.platform.Feature;
import wrt.api.platform.Scheduling;
import wrt.engine.platform.ThreadControl;
import wrt.platform.linux.libc.Abi;
import wrt.platform.linux.libc.Libc;

/**
 * Java threads that ask the kernel for their name, their processors and their scheduling.
 *
 * <p>Concurrency: safe from any thread.
 */
final class LinuxThreads implements ThreadControl {

    private final Abi abi;
    private final LinuxMemory memory;
    private final ThreadScheduling scheduling;

    LinuxThreads(Abi abi, LinuxMemory memory) {
        this.abi = abi;
        this.memory = memory;
        this.scheduling = new ThreadScheduling(abi.calls().schedSetattr());
    }

    @Override
    public int processors() {
        return ProcessorShare.of(Path.of("/proc/self")).processors();
    }

    @Override
    public List<Capability> ask(CarrierRequest request) {
        List<Capability> all = new ArrayList<>();
        all.add(new ThreadName(request.name()).apply());
        all.add(new ThreadStack(request.stackBytes()).answer(abi));
        all.add(request.cpus().isEmpty()
                ? Feature.AFFINITY.answer(State.UNUSED, "any cpu")
                : new ProcessorAffinity(request.cpus()).apply());
        all.add(switch (request.scheduling()) {
            case Scheduling.Ordinary ordinary -> Feature.SCHED_FIFO.answer(State.UNUSED, "ordinary scheduling");
            case Scheduling other -> scheduling.apply(other);
        });
        memory.follow(request.cpus()).ifPresent(all::add);
        request.quality().ifPresent(quality -> all.add(
                Feature.QUALITY_OF_SERVICE.answer(State.ABSENT, quality + ": Linux has no such classes")));
        return all;
    }

    @Override
    public void reset() {
        // Before the processors: a thread with a deadline may not be bound to any.
        scheduling.set(ThreadScheduling.OTHER, 0, 0, 0, 0);
        ProcessorAffinity.free();
        memory.followNobody();
    }

    @Override
    public long id() {
        return Libc.syscall(abi.calls().gettid(), 0, 0, 0, 0, 0, 0);
    }

    @Override
    public CarrierStatus status(long id) {
        return ThreadStatus.of(id);
    }
}
