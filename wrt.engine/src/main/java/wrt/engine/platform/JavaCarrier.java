// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import java.util.ArrayList;
import java.util.List;
import wrt.api.platform.Capability;
import wrt.api.platform.Carrier;
import wrt.api.platform.CarrierRequest;

/**
 * A plain platform thread.
 *
 * <p>Concurrency: immutable after construction.
 */
final class JavaCarrier implements Carrier {

    private final Thread thread;
    private final List<Capability> capabilities;

    JavaCarrier(CarrierRequest request, Runnable body) {
        thread = new Thread(null, body, request.name(), request.stackBytes());
        thread.setDaemon(true);
        capabilities = answers(request);
    }

    private static List<Capability> answers(CarrierRequest request) {
        List<Capability> answers = new ArrayList<>();
        answers.add(new Capability("thread-name", Capability.State.GRANTED, request.name()));
        request.cpu().ifPresent(cpu -> answers.add(
                new Capability("affinity", Capability.State.REFUSED, "CPU " + cpu + ": the JVM has no such call")));
        request.realtimePriority().ifPresent(priority -> answers.add(new Capability("sched-fifo",
                Capability.State.REFUSED, "priority " + priority + ": the JVM has no such call")));
        return List.copyOf(answers);
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public Thread thread() {
        return thread;
    }

    @Override
    public List<Capability> capabilities() {
        return capabilities;
    }
}
