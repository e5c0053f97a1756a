// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.run;

/** A constant of a script that cannot be a value of the type it stands for. */
final class MismatchException extends RuntimeException {

    private static final long serialVersionUID = 1;

    MismatchException(String message) {
        super(message);
    }
}
