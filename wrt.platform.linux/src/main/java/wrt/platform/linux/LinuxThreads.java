// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.util.ArrayList;
import java.util.List;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Carrier;
import wrt.api.platform.CarrierRequest;
import wrt.api.platform.CarrierStatus;
import wrt.api.platform.Feature;
import wrt.api.platform.Scheduling;
import wrt.api.platform.Threads;
import wrt.engine.platform.CarrierAnswers;
import wrt.engine.platform.OsCarrier;
import wrt.engine.platform.SchedulingFeature;
import wrt.engine.platform.ThreadControl;
import wrt.platform.linux.libc.Libc;

/**
 * Java threads that ask the kernel for their name, their processors and their scheduling.
 *
 * <p>Concurrency: safe from any thread.
 */
final class LinuxThreads implements Threads, ThreadControl {

    private final CarrierAnswers answers;
    private final long gettid;

    LinuxThreads(CarrierAnswers answers, long gettid) {
        this.answers = answers;
        this.gettid = gettid;
    }

    @Override
    public Carrier create(CarrierRequest request, Runnable body) {
        return new OsCarrier(request, body, this, answers::add);
    }

    @Override
    public int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public List<Capability> ask(CarrierRequest request) {
        List<Capability> all = new ArrayList<>();
        all.add(new ThreadName(request.name()).apply());
        if (request.stackBytes() > 0) {
            all.add(Feature.STACK_SIZE.answer(State.GRANTED, request.stackBytes() + " bytes"));
        }
        all.add(request.cpus().isEmpty()
                ? Feature.AFFINITY.answer(State.UNUSED, "any cpu")
                : new ProcessorAffinity(request.cpus()).apply());
        all.add(switch (request.scheduling()) {
            case Scheduling.Ordinary ordinary -> Feature.SCHED_FIFO.answer(State.UNUSED, "ordinary scheduling");
            case Scheduling.Fifo fifo -> new RealtimePriority(fifo.priority()).apply();
            case Scheduling other -> SchedulingFeature.of(other).answer(State.ABSENT, "not bound");
        });
        request.quality().ifPresent(quality -> all.add(
                Feature.QUALITY_OF_SERVICE.answer(State.ABSENT, quality + ": Linux has no such classes")));
        return all;
    }

    @Override
    public long id() {
        return Libc.syscall(gettid, 0, 0, 0, 0, 0, 0);
    }

    @Override
    public CarrierStatus status(long id) {
        return ThreadStatus.of(id);
    }
}
