// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import wrt.api.engine.TaskInfo;

/** Cancels a task. */
@Command(name = "wrt:kill", description = "Cancel a task; its caller gets an error that says so.")
final class KillCommand implements Callable<Answer> {

    private final Platform platform;

    @Parameters(paramLabel = "TASK", description = "The task's number, see wrt:ps.")
    private long task;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    KillCommand(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Answer call() {
        List<TaskInfo> tasks = platform.engine().tasks();
        if (!platform.engine().cancel(task)) {
            throw new CommandFailure("no task " + task + (tasks.isEmpty()
                    ? "; none is running"
                    : "; there are: " + String.join(", ", tasks.stream().map(t -> Long.toString(t.id())).toList())));
        }
        return new Answer("cancelling task " + task, Map.of("task", task));
    }
}
