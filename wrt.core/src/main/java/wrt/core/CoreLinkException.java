// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** An instance that cannot be made: an import is missing or does not fit, or there would be too many. */
@ProviderType
public final class CoreLinkException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** For the engine. */
    public CoreLinkException(String message) {
        super(message);
    }

    /** For the engine. */
    public CoreLinkException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
