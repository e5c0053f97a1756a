// SPDX-License-Identifier: Apache-2.0
package wrt.api.component;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The call was not done within its time limit and was cancelled. */
@ProviderType
public final class CallTimeoutException extends CallException {

    private static final long serialVersionUID = 1L;

    /**
     * A call out of time.
     *
     * @param component the deployed component's name
     * @param export the export that was called
     * @param message what happened
     * @param cause what brought it about, or null
     */
    public CallTimeoutException(String component, String export, String message, @Nullable Throwable cause) {
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
    public CallTimeoutException(String component, String export, long task, String message, @Nullable Throwable cause) {
        super(component, export, task, message, cause);
    }
}
