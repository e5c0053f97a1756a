// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** A trap: the guest's computation ended abnormally, and its instance is in an unknown state. */
@ProviderType
public final class TrapException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final TrapKind kind;

    /** A trap of the given kind. */
    public TrapException(TrapKind kind) {
        this(kind, null);
    }

    /** A trap with the engine's exception behind it. */
    public TrapException(TrapKind kind, @Nullable Throwable cause) {
        super(kind.message(), cause);
        this.kind = kind;
    }

    /** Why. */
    public TrapKind kind() {
        return kind;
    }
}
