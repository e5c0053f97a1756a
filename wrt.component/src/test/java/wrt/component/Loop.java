// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import wrt.core.FuelHandler;
import wrt.core.Meter;

/**
 * A store in which any number of calls can be under way: ready tasks go in the order of a choice; what other threads have
 * for the store waits in an inbox.
 */
public final class Loop implements Scheduler {

    private final List<Task> ready = new ArrayList<>();
    private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    private final Choice choice;
    private final Store store;

    /** First in, first out, without limits. */
    public Loop() {
        this(Choice.FIRST, m -> m.refill(1L << 40), StoreLimits.defaults());
    }

    /** With a choice, with something to do when the fuel is used up, and with limits. */
    public Loop(Choice choice, FuelHandler fuel, StoreLimits limits) {
        this.choice = choice;
        store = new Store(new Meter(fuel, 256), this, limits);
        store.runAsOwnerThrough(inbox::add);
    }

    public Store store() {
        return store;
    }

    /** Begins a call, which goes as far as it can. */
    public Task begin(ComponentFunction function, Object... args) {
        Task task = function.task(args, TaskParameters.unbounded("test", function.name()));
        task.run();
        return task;
    }

    /** Runs whatever can run. */
    public void drain() {
        while (true) {
            Runnable work = inbox.poll();
            if (work != null) {
                work.run();
            } else if (!ready.isEmpty()) {
                ready.remove(choice.among(ready.size())).run();
            } else {
                return;
            }
        }
    }

    @Override
    public void ready(Task task) {
        ready.add(task);
    }

    @Override
    public void awaitTurn(Thread thread) {
        throw new ComponentTrapException("nobody is taken off in the middle here");
    }

    @Override
    public void turn(Thread thread) {
        throw new AssertionError("nobody waits for a turn here");
    }
}
