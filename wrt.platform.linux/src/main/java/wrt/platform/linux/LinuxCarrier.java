// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Carrier;
import wrt.api.platform.CarrierRequest;

/**
 * A Java thread that, as the first thing it does, asks the kernel for its name, its processor and its priority.
 *
 * <p>It asks itself, since the kernel's calls mean the calling thread; a virtual thread would change its carrier, so it
 * is always a platform thread. It is a daemon: it never keeps the process from ending.
 *
 * <p>Concurrency: safe from any thread.
 */
final class LinuxCarrier implements Carrier {

    private final CarrierRequest request;
    private final Consumer<Capability> report;
    private final Thread thread;
    private volatile List<Capability> capabilities = List.of();

    /**
     * A carrier, not yet started.
     *
     * @param request what to ask for
     * @param body what it runs
     * @param report is told every answer of the kernel
     */
    LinuxCarrier(CarrierRequest request, Runnable body, Consumer<Capability> report) {
        this.request = request;
        this.report = report;
        this.thread = Thread.ofPlatform().name(request.name()).stackSize(request.stackBytes()).daemon()
                .unstarted(() -> {
                    capabilities = ask();
                    body.run();
                });
    }

    private List<Capability> ask() {
        List<Capability> answers = new ArrayList<>();
        answers.add(new ThreadName(request.name()).apply());
        answers.add(request.cpu().isPresent()
                ? new ProcessorAffinity(request.cpu().getAsInt()).apply()
                : new Capability(ProcessorAffinity.CAPABILITY, State.UNUSED, "any cpu"));
        answers.add(request.realtimePriority().isPresent()
                ? new RealtimePriority(request.realtimePriority().getAsInt()).apply()
                : new Capability(RealtimePriority.CAPABILITY, State.UNUSED, "ordinary scheduling"));
        answers.forEach(report);
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
