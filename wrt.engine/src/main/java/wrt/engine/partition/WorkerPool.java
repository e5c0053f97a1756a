// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.ArrayDeque;
import wrt.core.fiber.FiberFactory;

/**
 * The workers that have nothing to do.
 *
 * <p>Concurrency: owned by the carrier.
 */
final class WorkerPool {

    /** How many idle workers are kept; each holds a few hundred bytes. */
    static final int KEPT = 128;

    private final FiberFactory factory;
    private final RunLoop loop;
    private final ArrayDeque<Worker> idle = new ArrayDeque<>(KEPT);

    WorkerPool(FiberFactory factory, RunLoop loop) {
        this.factory = factory;
        this.loop = loop;
    }

    Worker take() {
        Worker worker = idle.pollLast();
        return worker != null ? worker : new Worker(factory, loop);
    }

    void give(Worker worker) {
        if (idle.size() < KEPT) {
            idle.addLast(worker);
        } else {
            end(worker);
        }
    }

    void suspend() {
        factory.suspend();
    }

    /** Ends the idle workers, which a virtual thread would otherwise outlive. */
    void close() {
        idle.forEach(WorkerPool::end);
        idle.clear();
    }

    private static void end(Worker worker) {
        worker.assign(null);
        worker.resume();
    }
}
