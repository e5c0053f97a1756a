// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import wrt.component.FuncType;
import wrt.engine.partition.FlatCall;
import wrt.engine.partition.TaskFuture;

/**
 * An exported function of an instance.
 *
 * <p>Concurrency: safe from any thread.
 */
interface LiveFunction {

    /** {@code interface#function} or {@code function}. */
    String path();

    /** Its type. */
    FuncType type();

    /** Whether {@link #flat} works: parameters and result are scalars. */
    boolean isFlat();

    /** Calls it and waits. */
    @Nullable
    Object call(CallParameters parameters, @Nullable Object[] arguments);

    /**
     * Looks at arguments without a call.
     *
     * @throws IllegalArgumentException if one does not fit its type
     */
    void check(@Nullable Object[] arguments);

    /** Calls it. */
    TaskFuture callAsync(CallParameters parameters, @Nullable Object[] arguments);

    /** A call that is made again and again, by one thread at a time, without allocation. */
    FlatCall flat(CallParameters parameters);

    /**
     * What one call may use.
     *
     * @param priority 0 to 255
     * @param fuel its budget, or {@code Long.MAX_VALUE}
     * @param timeout how long it may take, or null
     * @param quantum fuel until the policy is asked again, or {@code Long.MAX_VALUE}
     * @param depth how many guest calls it may nest
     */
    record CallParameters(int priority, long fuel, @Nullable Duration timeout, long quantum, int depth) {
    }
}
