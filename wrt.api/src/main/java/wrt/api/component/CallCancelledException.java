// SPDX-License-Identifier: Apache-2.0
package wrt.api.component;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The call was cancelled, by its caller, by an update's grace period or by the removal of the component. */
@ProviderType
public final class CallCancelledException extends CallException {

    private static final long serialVersionUID = 1L;

    private final CancellationOutcome outcome;

    /**
     * A cancelled call.
     *
     * @param component the deployed component's name
     * @param export the export that was called
     * @param task the identity of its task, or 0 if it never became one
     * @param outcome how far it had come
     * @param message what happened
     * @param cause what brought it about, or null
     * @throws IllegalArgumentException if the outcome is {@link CancellationOutcome#TOO_LATE}: then the call was not
     *     cancelled
     */
    public CallCancelledException(String component, String export, long task, CancellationOutcome outcome,
            String message, @Nullable Throwable cause) {
        super(component, export, task, message, cause);
        if (outcome == CancellationOutcome.TOO_LATE) {
            throw new IllegalArgumentException("a call that was cancelled too late was not cancelled");
        }
        this.outcome = outcome;
    }

    /**
     * How far the call had come.
     *
     * @return before it started, so that the guest has done nothing; or before it returned
     */
    public CancellationOutcome outcome() {
        return outcome;
    }
}
