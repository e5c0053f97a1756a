// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import wrt.api.component.GuestTrapException;
import wrt.api.engine.ComponentStatistics;
import wrt.component.ComponentFunction;
import wrt.component.ComponentInstance;
import wrt.component.ComponentTrapException;
import wrt.component.Store;
import wrt.component.Task;
import wrt.component.TaskParameters;
import wrt.core.TrapException;
import wrt.engine.partition.FlatCall;
import wrt.engine.partition.Partition;
import wrt.engine.partition.Partitions;
import wrt.engine.partition.TaskFuture;

/** A partition without a loop: every call runs real guest code on its caller's stack, one after the other. */
final class CallerRunPartition implements Partition, Partitions {

    private final Store store = Store.synchronous(1024);

    @Override
    public int number() {
        return 0;
    }

    @Override
    public Store store() {
        return store;
    }

    @Override
    public synchronized <T> CompletableFuture<T> execute(Callable<T> work) {
        try {
            return CompletableFuture.completedFuture(work.call());
        } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public synchronized @Nullable Object call(ComponentFunction function, TaskParameters parameters,
            @Nullable Duration timeout, @Nullable Object[] arguments) {
        try {
            return function.call(parameters, arguments);
        } catch (TrapException | ComponentTrapException e) {
            throw new GuestTrapException(parameters.component(), parameters.export(), e.getMessage(), e);
        }
    }

    @Override
    public TaskFuture callAsync(ComponentFunction function, TaskParameters parameters,
            @Nullable Duration timeout, @Nullable Object[] arguments) {
        return FakeTaskFuture.of(() -> call(function, parameters, timeout, arguments));
    }

    @Override
    public FlatCall flatCall(ComponentFunction function, TaskParameters parameters) {
        Task task = function.flatTask(parameters);
        return new FlatCall() {
            @Override
            public long[] frame() {
                return task.frame();
            }

            @Override
            public boolean tryInvoke(Admission admission) {
                return false;
            }

            @Override
            public void invoke() {
                synchronized (CallerRunPartition.this) {
                    function.run(task);
                    Throwable failure = task.failure();
                    if (failure != null) {
                        throw new GuestTrapException(parameters.component(), parameters.export(),
                                failure.getMessage(), failure);
                    }
                    task.reset();
                }
            }
        };
    }

    @Override
    public <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    @Override
    public boolean cancel(long taskId) {
        return false;
    }

    @Override
    public int drain(ComponentInstance instance, Duration grace) {
        return 0;
    }

    @Override
    public int count() {
        return 1;
    }

    @Override
    public int callDepth() {
        return 1024;
    }

    @Override
    public Partition enter(int number, String component) {
        return this;
    }

    @Override
    public void leave(Partition partition, String component) {
        // it never ends
    }

    @Override
    public void onGrowth(Runnable listener) {
        // there is one
    }

    @Override
    public ComponentStatistics statistics(String component) {
        return new ComponentStatistics(component, 0, 0, 0, 0, 0, 0);
    }

    @Override
    public void forget(String component) {
        // there are no figures
    }
}
