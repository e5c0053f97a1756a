// SPDX-License-Identifier: Apache-2.0
package wrt.core.fiber;

/** Rethrows what a body threw. */
final class Failures {
    private Failures() {
    }

    /** Throws the error, or returns the exception for the caller to throw. */
    static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException e ? e : new IllegalStateException(thrown);
    }
}
