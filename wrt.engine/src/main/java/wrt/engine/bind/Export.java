// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import wrt.component.FuncType;

/**
 * One exported function of a deployment, whichever instance is current.
 *
 * <p>Concurrency: safe from any thread.
 */
public interface Export {

    /** {@code interface#function} or {@code function}. */
    String path();

    /** Its type; resource types are those of the instance that was current when this export was made. */
    FuncType type();

    /** Whether it may be called through {@link #begin()}. */
    boolean flat();

    /** Calls it with values of {@code wrt.api.value} and waits. */
    @Nullable
    Object call(@Nullable Object[] arguments);

    /** Calls it with values of {@code wrt.api.value}. */
    CompletionStage<@Nullable Object> callAsync(@Nullable Object[] arguments);

    /** Begins a call without allocation; it has to be followed by {@link FlatUse#invoke()} at once. */
    FlatUse begin();
}
