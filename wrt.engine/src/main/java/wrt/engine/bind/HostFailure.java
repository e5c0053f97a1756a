// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

import org.jspecify.annotations.Nullable;

/** A host service failed; the calling guest traps with this message. */
public final class HostFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * A failure.
     *
     * @param message which service, which method, what happened
     * @param cause what it threw, or null
     */
    public HostFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The message alone, which names the service and the method, as it goes into the messages of calls. */
    @Override
    public String toString() {
        return String.valueOf(getMessage());
    }
}
