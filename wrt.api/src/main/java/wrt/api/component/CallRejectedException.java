// SPDX-License-Identifier: Apache-2.0
package wrt.api.component;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The call was not accepted: a limit is reached, or the component is not resolved, is stopping or was removed. */
@ProviderType
public final class CallRejectedException extends CallException {

    private static final long serialVersionUID = 1L;

    /**
     * A call that never started.
     *
     * @param component the deployed component's name
     * @param export the export that was called
     * @param message what happened
     * @param cause what brought it about, or null
     */
    public CallRejectedException(String component, String export, String message, @Nullable Throwable cause) {
        super(component, export, message, cause);
    }
}
