// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** A module that cannot be used: its bytes are malformed, its content is invalid, or it exceeds a limit. */
@ProviderType
public final class CoreFormatException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final long offset;

    /** What is wrong. */
    public enum Kind {
        /** The bytes do not follow the binary format, or use a proposal that the engine does not have. */
        MALFORMED,
        /** The bytes are well formed, the module does not validate. */
        INVALID,
        /** A limit of {@link CoreLimits} or of the engine is exceeded. */
        LIMIT
    }

    /**
     * For the engine.
     *
     * @param offset position in the module in bytes, -1 if not known
     */
    public CoreFormatException(Kind kind, long offset, String message, @Nullable Throwable cause) {
        super(offset < 0 ? message : message + " (at offset 0x" + Long.toHexString(offset) + ")", cause);
        this.kind = kind;
        this.offset = offset;
    }

    /** For the engine, without a cause. */
    public CoreFormatException(Kind kind, long offset, String message) {
        this(kind, offset, message, null);
    }

    /** What is wrong. */
    public Kind kind() {
        return kind;
    }

    /** Position in the module in bytes, -1 if not known. */
    public long offset() {
        return offset;
    }
}
