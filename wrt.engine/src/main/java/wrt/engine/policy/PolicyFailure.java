// SPDX-License-Identifier: Apache-2.0
package wrt.engine.policy;

import org.jspecify.annotations.Nullable;

/** What a policy did wrong. */
public sealed interface PolicyFailure {

    /** What happened, for people. */
    String message();

    /** What it threw, if it threw. */
    default @Nullable Throwable cause() {
        return null;
    }

    /**
     * A method threw.
     *
     * @param method its name
     * @param cause what it threw
     */
    record Threw(String method, Throwable cause) implements PolicyFailure {
        @Override
        public String message() {
            return method + " threw " + cause;
        }
    }

    /**
     * It no longer has tasks that it was given.
     *
     * @param tasks how many
     */
    record Lost(int tasks) implements PolicyFailure {
        @Override
        public String message() {
            return "it no longer holds " + tasks + " of the tasks that it was given";
        }
    }

    /**
     * It counts other tasks than it was given.
     *
     * @param given how many it should hold
     * @param counted its size
     */
    record Miscounted(int given, int counted) implements PolicyFailure {
        @Override
        public String message() {
            return "its size is " + counted + ", but it should hold " + given + " tasks";
        }
    }

    /**
     * It answered with a task that it did not hold.
     *
     * @param task the task's identity
     */
    record Foreign(long task) implements PolicyFailure {
        @Override
        public String message() {
            return "next returned task " + task + ", which it does not hold";
        }
    }

    /**
     * It gave a quantum below 1.
     *
     * @param quantum fuel
     */
    record BadQuantum(long quantum) implements PolicyFailure {
        @Override
        public String message() {
            return "quantum returned " + quantum + ", which is not at least 1";
        }
    }

    /**
     * Its decisions take too long.
     *
     * @param nanos the last one's duration
     */
    record Stalled(long nanos) implements PolicyFailure {
        @Override
        public String message() {
            return "its decisions stall, the last one took " + nanos / 1_000_000 + " ms";
        }
    }
}
