// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.run;

/** A command needs a feature that is off or does not exist here. */
final class SkippedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    SkippedException(String reason) {
        super(reason);
    }
}
