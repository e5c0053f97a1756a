// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import java.util.ArrayList;
import java.util.List;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.CarrierRequest;
import wrt.api.platform.CarrierStatus;
import wrt.api.platform.Feature;
import wrt.api.platform.Scheduling;

/**
 * Plain platform threads.
 *
 * <p>Concurrency: safe from any thread.
 */
final class JavaThreads implements ThreadControl {

    static final String NO_CALL = "the JVM has no such call";

    @Override
    public List<Capability> ask(CarrierRequest request) {
        List<Capability> all = new ArrayList<>();
        all.add(Feature.THREAD_NAME.answer(State.GRANTED, request.name()));
        if (request.stackBytes() > 0) {
            all.add(Feature.STACK_SIZE.answer(State.GRANTED, request.stackBytes() + " bytes"));
        }
        if (!request.cpus().isEmpty()) {
            all.add(Feature.AFFINITY.answer(State.ABSENT, "cpu " + request.cpus() + ": " + NO_CALL));
        }
        if (!(request.scheduling() instanceof Scheduling.Ordinary)) {
            all.add(SchedulingFeature.of(request.scheduling()).answer(State.ABSENT,
                    request.scheduling() + ": " + NO_CALL));
        }
        request.quality().ifPresent(quality -> all.add(
                Feature.QUALITY_OF_SERVICE.answer(State.ABSENT, quality + ": " + NO_CALL)));
        return all;
    }

    @Override
    public void reset() {
        // The JVM granted nothing.
    }

    @Override
    public long id() {
        return Thread.currentThread().threadId();
    }

    @Override
    public CarrierStatus status(long id) {
        return new CarrierStatus(id, "any", "other", Thread.NORM_PRIORITY);
    }
}
