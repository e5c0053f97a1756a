// SPDX-License-Identifier: Apache-2.0
package wrt.api.component;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The guest trapped; its instance answers no further call until the component is updated or restarted. */
@ProviderType
public final class GuestTrapException extends CallException {

    private static final long serialVersionUID = 1L;

    /**
     * A trap.
     *
     * @param component the deployed component's name
     * @param export the export that was called
     * @param message what happened
     * @param cause what brought it about, or null
     */
    public GuestTrapException(String component, String export, String message, @Nullable Throwable cause) {
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
    public GuestTrapException(String component, String export, long task, String message, @Nullable Throwable cause) {
        super(component, export, task, message, cause);
    }
}
