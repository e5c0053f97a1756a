// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import org.jspecify.annotations.Nullable;
import wrt.component.Task;

/**
 * A Component Model task's body.
 *
 * @param task the task
 */
record ComponentBody(Task task) implements TaskBody {

    @Override
    public void run() {
        task.run();
    }

    @Override
    public void requestCancellation() {
        task.requestCancellation();
    }

    @Override
    public boolean isAsync() {
        return task.isAsync();
    }

    @Override
    public boolean isEnded() {
        return task.isEnded();
    }

    @Override
    public boolean isCancelled() {
        return task.isCancelled();
    }

    @Override
    public boolean wasStarted() {
        return task.wasStarted();
    }

    @Override
    public void fail(Throwable why) {
        task.fail(why);
    }

    @Override
    public long fuelLeft() {
        return task.fuelLeft();
    }

    @Override
    public void charge(long fuel) {
        task.charge(fuel);
    }

    @Override
    public boolean endedWell() {
        return task.endedWell();
    }

    @Override
    public @Nullable Throwable failure() {
        return task.failure();
    }

    @Override
    public @Nullable Object result() {
        return task.result();
    }
}
