// SPDX-License-Identifier: Apache-2.0
package wrt.api.component;

import org.jspecify.annotations.Nullable;

/** A call of a component failed; the subtypes say how, and the message names component and export. */
public class CallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String component;
    private final String export;

    /**
     * A failed call.
     *
     * @param component the deployed component's name
     * @param export the export that was called
     * @param message what happened, in the caller's terms
     * @param cause what brought it about, or null
     */
    public CallException(String component, String export, String message, @Nullable Throwable cause) {
        super(component + " " + export + ": " + message, cause);
        this.component = component;
        this.export = export;
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
}
