// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The scheduler of a store without an engine: runs what is ready until a call has its result.
 *
 * <p>Concurrency: belongs to the owner of the store, except for {@link #execute}, which any thread may call.
 */
final class EventLoop implements Scheduler, Executor {

    private final Choice choice;
    private final List<Task> ready = new ArrayList<>();
    private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();
    private volatile java.lang.@Nullable Thread runner;
    private @Nullable Store store;

    EventLoop(Choice choice) {
        this.choice = choice;
    }

    void store(Store newStore) {
        store = newStore;
    }

    /** Runs a task until it has its result or failed. */
    void run(Task task) {
        java.lang.Thread outer = runner;
        runner = java.lang.Thread.currentThread();
        try {
            runInbox();
            task.run();
            while (!task.isSettled()) {
                runInbox();
                if (!task.isSettled() && !isProgress()) {
                    deadlock(task);
                }
            }
        } finally {
            runner = outer;
        }
    }

    private boolean isProgress() {
        if (!ready.isEmpty()) {
            ready.remove(choice.among(ready.size())).run();
            return true;
        }
        if (Objects.requireNonNull(store).awaitsHost()) {
            while (inbox.isEmpty()) {
                LockSupport.park(this);
                if (java.lang.Thread.interrupted()) {
                    java.lang.Thread.currentThread().interrupt();
                    return false;
                }
            }
        }
        return !inbox.isEmpty();
    }

    private void deadlock(Task task) {
        List<String> waiting = Objects.requireNonNull(store).waiting();
        task.fail(new ComponentTrapException(waiting.isEmpty()
                ? MayBlock.DEADLOCK
                : MayBlock.DEADLOCK + ": " + String.join("; ", waiting)));
    }

    private void runInbox() {
        for (Runnable next = inbox.poll(); next != null; next = inbox.poll()) {
            next.run();
        }
    }

    @Override
    public void execute(Runnable work) {
        java.lang.Thread running = runner;
        if (running == null || running == java.lang.Thread.currentThread()) {
            work.run();
        } else {
            inbox.add(work);
            LockSupport.unpark(running);
        }
    }

    @Override
    public void ready(Task task) {
        ready.add(task);
    }

    @Override
    public void awaitTurn(Thread thread) {
        throw new ComponentTrapException(MayBlock.DEADLOCK);
    }

    @Override
    public void turn(Thread thread) {
        // Nobody waits for a turn here: guests are never taken off in the middle.
    }
}
