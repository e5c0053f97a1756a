// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.encode;

/** The encoder refused a text. */
public final class TextFormatException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * A refusal.
     *
     * @param message the encoder's words
     */
    public TextFormatException(String message) {
        super(message);
    }
}
