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
    public void charge(long fuel) {
        task.charge(fuel);
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
