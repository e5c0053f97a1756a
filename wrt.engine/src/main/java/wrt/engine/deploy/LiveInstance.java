// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.time.Duration;
import java.util.SequencedMap;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import wrt.api.value.ResourceValue;

/**
 * An instance of a component in its partition.
 *
 * <p>Concurrency: safe from any thread.
 */
interface LiveInstance {

    /** Its functions by path. */
    SequencedMap<String, LiveFunction> functions();

    /** Whether a trap left it in an unknown state, so that it may not be entered again. */
    boolean poisoned();

    /** Whether a resource is one of this instance's. */
    boolean owns(ResourceValue resource);

    /** Whether resources that it handed out are still held outside. */
    boolean holdsResources();

    /**
     * Waits until no task runs in it and cancels what is left after a time.
     *
     * @return how many were cancelled
     */
    int drain(Duration grace);

    /** Waits for a stage from any thread: a guest's stack is suspended while others go on. */
    <T extends @Nullable Object> T await(CompletionStage<T> stage);

    /** Releases what it owns; nobody may call it any more. */
    void close();
}
