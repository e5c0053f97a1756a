// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import wrt.component.ComponentFunction;
import wrt.component.ComponentInstance;
import wrt.component.Store;
import wrt.component.TaskParameters;

/**
 * One core's worth of components: all their state belongs to one run loop.
 *
 * <p>Calls of one instance follow one another: a task that finds the instance entered by another one waits until that
 * has left it. A call that the instance makes to itself, by whatever way, is refused by the Component Model instead.
 *
 * <p>Concurrency: safe from any thread. Failures are the exceptions of {@code wrt.api.component}, except that an
 * argument that does not fit its type is an {@link IllegalArgumentException}.
 */
public interface Partition {

    /** Its number, from 0. */
    int number();

    /** The store of its instances; only {@link #execute} and guests may touch it. */
    Store store();

    /**
     * Runs work on the loop, between tasks: instantiate, drop. Guest code that runs in it may use as much fuel as
     * {@code limit.work.fuel} says and cannot wait.
     *
     * @param <T> what it gives
     * @param work what to do
     * @return its result to come; done already if the caller is inside this partition
     */
    <T> CompletableFuture<T> execute(Callable<T> work);

    /**
     * Calls a function and waits for its result; only the caller waits. An idle partition is run by the caller itself;
     * a guest of the same partition runs the call on its own stack, one of another partition is suspended.
     *
     * @param function a function of an instance in this partition's store
     * @param parameters name, priority, budget
     * @param timeout how long it may take, or null for no limit
     * @param arguments one value for each parameter
     * @return the result, or null where the function has none
     */
    @Nullable
    Object call(ComponentFunction function, TaskParameters parameters, @Nullable Duration timeout,
            @Nullable Object[] arguments);

    /**
     * Starts a call.
     *
     * @param function a function of an instance in this partition's store
     * @param parameters name, priority, budget
     * @param timeout how long it may take, or null for no limit
     * @param arguments one value for each parameter
     * @return the result to come; cancelling it requests cancellation of the call
     */
    TaskFuture callAsync(ComponentFunction function, TaskParameters parameters,
            @Nullable Duration timeout, @Nullable Object[] arguments);

    /**
     * A call of a function with scalar parameters and result that can be made again and again without allocation.
     *
     * @param function a flat function of an instance in this partition's store
     * @param parameters name, priority, budget
     * @throws IllegalArgumentException if the function is not flat
     */
    FlatCall flatCall(ComponentFunction function, TaskParameters parameters);

    /**
     * Waits for a stage, from a host function: a guest's stack is suspended while others go on; elsewhere the caller
     * waits.
     *
     * @param <T> its result
     * @param stage what to wait for
     * @return its result
     * @throws RuntimeException what the stage failed with, or the call's own time-out or cancellation
     */
    <T> T await(CompletionStage<T> stage);

    /**
     * Requests cancellation of a task, which ends at its next check point or where it waits.
     *
     * @return whether there was such a task
     */
    boolean cancel(long taskId);

    /**
     * Waits until no task of an instance is left; cancels what is left after the grace period. New calls are the
     * caller's to stop.
     *
     * @return how many were cancelled
     */
    int drain(ComponentInstance instance, Duration grace);
}
