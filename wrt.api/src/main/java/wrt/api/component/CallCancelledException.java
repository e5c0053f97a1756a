// SPDX-License-Identifier: Apache-2.0
package wrt.api.component;

import org.jspecify.annotations.Nullable;

/** The call was cancelled, by its caller, by an update's grace period or by the removal of the component. */
public final class CallCancelledException extends CallException {

    private static final long serialVersionUID = 1L;

    /**
     * A cancelled call.
     *
     * @param component the deployed component's name
     * @param export the export that was called
     * @param message what happened
     * @param cause what brought it about, or null
     */
    public CallCancelledException(String component, String export, String message, @Nullable Throwable cause) {
        super(component, export, message, cause);
    }

    /**
     * The same, for a call that is a task.
     *
     * @param component the deployed component's name
     * @param export the export that was called
     * @param task the identity of its task
     * @param message what happened
     * @param cause what brought it about, or null
     */
    public CallCancelledException(String component, String export, long task, String message,
            @Nullable Throwable cause) {
        super(component, export, task, message, cause);
    }
}
