// SPDX-License-Identifier: Apache-2.0
package wrt.run;

/** Why the command ends without a result: what to tell the user, and the exit code. */
final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What went wrong, as {@code --json} names it. */
    enum Kind {
        /** The command line is wrong; exit code 2. */
        USAGE,
        /** The file is no valid component or module. */
        INVALID,
        /** Something that it imports is not there. */
        IMPORTS,
        /** The guest trapped. */
        TRAP,
        /** The guest used up its fuel. */
        FUEL_EXHAUSTED,
        /** The host failed while the guest ran. */
        HOST
    }

    private final Kind kind;

    Failure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    Failure(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /**
     * The exit code of the process.
     *
     * @return 2 for wrong usage, else 1
     */
    int exitCode() {
        return kind == Kind.USAGE ? 2 : 1;
    }
}
