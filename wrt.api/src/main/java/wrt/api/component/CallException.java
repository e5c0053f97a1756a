// SPDX-License-Identifier: Apache-2.0
package wrt.api.component;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** A call of a component failed; the subtypes say how, and the message names component and export. */
@ProviderType
public class CallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String component;
    private final String export;
    private final long task;

    /**
     * A call that failed before it became a task.
     *
     * @param component the deployed component's name
     * @param export the export that was called
     * @param message what happened, in the caller's terms
     * @param cause what brought it about, or null
     */
    public CallException(String component, String export, String message, @Nullable Throwable cause) {
        this(component, export, 0, message, cause);
    }

    /**
     * A failed call.
     *
     * @param component the deployed component's name
     * @param export the export that was called
     * @param task the identity of its task, or 0 if it never became one
     * @param message what happened, in the caller's terms
     * @param cause what brought it about, or null
     */
    public CallException(String component, String export, long task, String message, @Nullable Throwable cause) {
        super(component + " " + export + ": " + message, cause);
        this.component = component;
        this.export = export;
        this.task = task;
    }

    /**
     * The component that was called.
     *
     * @return its deployed name
     */
    public String component() {
        return component;
    }

    /**
     * The export that was called.
     *
     * @return its path
     */
    public String export() {
        return export;
    }

    /**
     * The task that the call was.
     *
     * @return its identity, or 0 if the call never became a task
     */
    public long task() {
        return task;
    }
}
