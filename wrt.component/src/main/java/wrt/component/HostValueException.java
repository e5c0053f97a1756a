// SPDX-License-Identifier: Apache-2.0
package wrt.component;

/** A value of the host could not be lowered: the host's mistake, so no guest is poisoned for it. Internal. */
final class HostValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RuntimeException problem;

    HostValueException(RuntimeException problem) {
        super(problem);
        this.problem = problem;
    }

    /** What was wrong with the value. */
    RuntimeException problem() {
        return problem;
    }
}
