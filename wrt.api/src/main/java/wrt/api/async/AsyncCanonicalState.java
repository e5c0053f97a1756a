// SPDX-License-Identifier: Apache-2.0
package wrt.api.async;

import org.osgi.annotation.versioning.ProviderType;
import wrt.api.component.CallCancelledException;
import wrt.api.component.CancellationOutcome;

/**
 * Where an asynchronous call or value is. It goes from {@link Pending} over {@link InProgress} to {@link Completed} or
 * {@link Failed}, may leave steps out, and never goes back.
 *
 * <p>Source: seed, "Async Canonical ABI" (AsyncCanonicalState); the states of a subtask in the Component Model,
 * CanonicalABI, "Subtask State", which each case names.
 */
@ProviderType
public sealed interface AsyncCanonicalState {

    /**
     * The guest has not got its arguments yet: it is busy, exerts backpressure, or its partition has other tasks before.
     * Component Model: {@code STARTING}.
     */
    record Pending() implements AsyncCanonicalState {
    }

    /**
     * The guest has its arguments and has not returned. Component Model: {@code STARTED}.
     *
     * @param taskId the identity of the task, as {@code Engine.tasks()} has it
     */
    record InProgress(long taskId) implements AsyncCanonicalState {
    }

    /**
     * The guest has returned; its task may go on. Component Model: {@code RETURNED}.
     *
     * @param finished whether nothing is left of the task
     */
    record Completed(boolean finished) implements AsyncCanonicalState {
    }

    /**
     * There will be no result: the guest trapped, used up its fuel or its time, was refused or cancelled. Component Model,
     * where the error is a {@link CallCancelledException}: {@code CANCELLED_BEFORE_STARTED} or
     * {@code CANCELLED_BEFORE_RETURNED}, which {@link CallCancelledException#outcome()} tells as
     * {@link CancellationOutcome}.
     *
     * @param error why
     */
    record Failed(Throwable error) implements AsyncCanonicalState {
    }
}
