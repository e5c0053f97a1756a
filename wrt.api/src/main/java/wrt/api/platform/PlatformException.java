// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** An operation that the platform did not do. */
@ProviderType
public final class PlatformException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What went wrong, the same on every system. */
    public enum Kind {
        /** The deadline passed. */
        TIMED_OUT,
        /** The object is closed, or was closed while the caller waited for it. */
        CLOSED,
        /** There are as many objects as the configuration allows. */
        LIMIT,
        /** The system has no such thing. */
        ABSENT,
        /** The system refused it: no privilege, not admitted. */
        REFUSED,
        /** An argument is out of its range. */
        INVALID,
        /** A message is longer than the channel or the queue allows. */
        TOO_LONG,
        /** The caller would wait for itself. */
        DEADLOCK,
        /** The caller does not own what it gives up. */
        NOT_OWNER,
        /** The object is in use. */
        BUSY,
        /** Anything else; the system's error says what. */
        FAILED
    }

    /** What went wrong. */
    private final Kind kind;

    /** The system's own error, if it was the system that failed. */
    private final transient @Nullable OsError error;

    /**
     * A failure that the system did not see.
     *
     * @param kind what went wrong
     * @param message what, where, and what would be right
     */
    public PlatformException(Kind kind, String message) {
        super(message);
        this.kind = kind;
        this.error = null;
    }

    /**
     * A failure of a call of the system.
     *
     * @param kind what went wrong
     * @param message what was done
     * @param error the system's own error
     */
    public PlatformException(Kind kind, String message, OsError error) {
        super(message + ": " + error);
        this.kind = kind;
        this.error = error;
    }

    /**
     * What went wrong, the same on every system.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * The system's own error.
     *
     * @return empty if the system was not asked, or the primitive is emulated
     */
    public Optional<OsError> error() {
        return Optional.ofNullable(error);
    }
}
