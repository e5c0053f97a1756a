// SPDX-License-Identifier: Apache-2.0
package wrt.conformance;

/** A command line that cannot be followed; says what would be right. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UsageException(String message) {
        super(message);
    }
}
