// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import org.jspecify.annotations.Nullable;
import wrt.component.ComponentFormatException.Kind;

/** A core module that cannot be used, with the place relative to its own start. */
public final class CoreModuleException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final int offset;
    private final String rule;

    /**
     * An error.
     *
     * @param kind what is wrong
     * @param offset bytes from the start of the module
     * @param rule in words
     * @param cause the engine's error, or null
     */
    public CoreModuleException(Kind kind, int offset, String rule, @Nullable Throwable cause) {
        super(rule, cause);
        this.kind = kind;
        this.offset = offset;
        this.rule = rule;
    }

    Kind kind() {
        return kind;
    }

    int offset() {
        return offset;
    }

    String rule() {
        return rule;
    }
}
