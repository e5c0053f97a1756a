// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Carrier;
import wrt.api.platform.CarrierRequest;
import wrt.api.platform.CarrierStatus;
import wrt.api.platform.Feature;
import wrt.api.platform.Parker;

/**
 * A Java thread that, as the first thing it does, asks the system for what its request wants.
 *
 * <p>It asks itself, since the systems' calls mean the calling thread; a virtual thread would change its carrier, so it
 * is always a platform thread. It is a daemon: it never keeps the process from ending.
 *
 * <p>Concurrency: safe from any thread.
 */
public final class OsCarrier implements Carrier {

    private final CarrierRequest first;
    private final ThreadControl control;
    private final Consumer<Capability> report;
    private final Thread thread;
    private volatile List<Capability> capabilities = List.of();
    private volatile long id;

    /**
     * A carrier, not yet started.
     *
     * @param request what to ask for
     * @param body what it runs
     * @param control asks the system
     * @param report is told every answer
     */
    public OsCarrier(CarrierRequest request, Runnable body, ThreadControl control, Consumer<Capability> report) {
        this.first = request;
        this.control = control;
        this.report = report;
        this.thread = Thread.ofPlatform().name(request.name()).stackSize(request.stackBytes()).daemon()
                .unstarted(() -> {
                    ask(request);
                    id = control.id();
                    try {
                        body.run();
                    } finally {
                        control.end();
                    }
                });
    }

    private List<Capability> ask(CarrierRequest request) {
        List<Capability> answers = answers(request);
        answers.forEach(report);
        CarrierPriority.set(request.scheduling().priority());
        capabilities = answers;
        return answers;
    }

    // Whatever is wrong with the system's answers, what the thread is for must run.
    private List<Capability> answers(CarrierRequest request) {
        try {
            return List.copyOf(control.ask(request));
        } catch (RuntimeException | LinkageError e) {
            return List.of(Feature.THREAD_NAME.answer(State.REFUSED, "asking for " + request + " failed: " + e));
        }
    }

    @Override
    public List<Capability> change(CarrierRequest wanted) {
        if (Thread.currentThread() != thread) {
            throw new IllegalStateException(thread.getName() + " is changed by itself alone, not by "
                    + Thread.currentThread().getName());
        }
        control.reset();
        return ask(new CarrierRequest(first.name(), first.stackBytes(), wanted.cpus(), wanted.scheduling(),
                wanted.quality()));
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

    @Override
    public CarrierStatus status() {
        return capabilities.isEmpty() || !thread.isAlive() ? CarrierStatus.UNKNOWN : control.status(id);
    }

    @Override
    public boolean join(long deadlineNanos) throws InterruptedException {
        if (deadlineNanos == Parker.FOREVER) {
            thread.join();
            return true;
        }
        long left = deadlineNanos - System.nanoTime();
        if (left > 0) {
            thread.join(TimeUnit.NANOSECONDS.toMillis(left), (int) (left % 1_000_000));
        }
        return !thread.isAlive();
    }
}
