// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import wrt.api.scheduling.SchedulableTask;
import wrt.api.scheduling.TaskNode;

/** A task made by hand: its body is Java code that uses fuel when it says so. */
final class TestTask implements SchedulableTask, TaskBody {

    private static final AtomicLong IDS = new AtomicLong();

    final AtomicInteger runs = new AtomicInteger();
    private final String component;
    private final Runnable code;
    private final TaskNode node = new TaskNode(this);
    private long id = IDS.incrementAndGet();
    private int priority;
    private long budget = NONE;
    private long consumed;
    private volatile @Nullable Throwable failure;
    ControlBlock block;

    TestTask(String component, Runnable code) {
        this.component = component;
        this.code = code;
    }

    TestTask priority(int level) {
        priority = level;
        return this;
    }

    TestTask budget(long fuel) {
        budget = fuel;
        return this;
    }

    void reset() {
        id = IDS.incrementAndGet();
        consumed = 0;
        failure = null;
    }

    @Override
    public void run() {
        runs.incrementAndGet();
        try {
            code.run();
        } catch (Throwable e) {
            failure = e;
        }
    }

    @Override
    public void requestCancellation() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isAsync() {
        return false;
    }

    @Override
    public boolean isEnded() {
        return true;
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public boolean wasStarted() {
        return true;
    }

    @Override
    public void fail(Throwable why) {
        failure = why;
    }

    @Override
    public long fuelLeft() {
        return budget - consumed;
    }

    @Override
    public boolean endedWell() {
        return failure == null;
    }

    @Override
    public void charge(long fuel) {
        consumed += fuel;
    }

    @Override
    public @Nullable Throwable failure() {
        return failure;
    }

    @Override
    public @Nullable Object result() {
        return "done";
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String component() {
        return component;
    }

    @Override
    public String export() {
        return "run";
    }

    @Override
    public int priority() {
        return priority;
    }

    @Override
    public long deadline() {
        return NONE;
    }

    @Override
    public long fuelBudget() {
        return budget;
    }

    @Override
    public long fuelConsumed() {
        return consumed;
    }

    @Override
    public TaskNode node() {
        return node;
    }
}
