// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

/** A command that cannot be done; the message says why and what would be right. */
final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CommandFailure(String message) {
        super(message);
    }

    CommandFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** The message alone: Gogo shows an exception to the user by this text. */
    @Override
    public String toString() {
        return "wrt: " + getMessage();
    }
}
