// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import java.util.ArrayDeque;
import java.util.Queue;
import wrt.component.ComponentFunction;
import wrt.component.ComponentInstance;
import wrt.component.ComponentLimits;
import wrt.component.ComponentLoader;
import wrt.component.Features;
import wrt.component.Linker;
import wrt.component.Scheduler;
import wrt.component.Store;
import wrt.component.Task;
import wrt.component.TaskParameters;
import wrt.component.Thread;
import wrt.core.CoreCompiler;
import wrt.core.CoreConfig;
import wrt.core.Meter;

/** A store without an engine in which calls wait: who is ready goes on when its turn comes, first in, first out. */
final class Turns implements Scheduler {

    private static final long QUANTUM = 1L << 40;

    private final Queue<Task> ready = new ArrayDeque<>();
    private final Store store = new Store(new Meter(m -> m.refill(QUANTUM), 1024), this);

    ComponentInstance instantiate(String kernel, Linker linker) {
        return linker.instantiate(store, new ComponentLoader(CoreCompiler.create(CoreConfig.defaults()),
                Features.defaults(), ComponentLimits.defaults()).load(Kernels.read(kernel)));
    }

    /** Begins a call, which goes as far as it can. */
    static Task begin(ComponentFunction function, Object... args) {
        Task task = function.task(args, TaskParameters.unbounded("bench", function.name()));
        task.run();
        return task;
    }

    /** Lets all that is ready go on until nothing is. */
    void drain() {
        for (Task next = ready.poll(); next != null; next = ready.poll()) {
            next.run();
        }
    }

    @Override
    public void ready(Task task) {
        ready.add(task);
    }

    @Override
    public void awaitTurn(Thread thread) {
        throw new IllegalStateException("nobody is taken off in the middle here");
    }

    @Override
    public void turn(Thread thread) {
        throw new IllegalStateException("nobody waits for a turn here");
    }
}
