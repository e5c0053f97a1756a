// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.encode;

import org.jspecify.annotations.Nullable;

/** There is no encoder, or it broke: nothing is known about the text. */
public final class EncoderException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * A failure.
     *
     * @param message what is missing, and how to get it
     * @param cause what failed, or null
     */
    public EncoderException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
