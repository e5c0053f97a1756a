// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

/** Passes on what a called method threw. */
final class Thrown {

    private Thrown() {
    }

    /** The same exception if it is unchecked, wrapped if it is checked; errors are thrown. */
    static RuntimeException unchecked(Throwable thrown) {
        return switch (thrown) {
            case RuntimeException e -> e;
            case Error e -> throw e;
            default -> new IllegalStateException(thrown.toString(), thrown);
        };
    }
}
