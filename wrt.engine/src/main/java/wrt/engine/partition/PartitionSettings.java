// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

/**
 * What can be changed while a partition runs.
 *
 * @param limits its limits
 * @param callerRuns whether an idle partition may be run by a caller
 * @param callerRunsFuel fuel of the longest call that its caller may run
 * @param checkFuel fuel between two looks at the inbox, at cancellation and time-outs while one guest runs
 * @param decisionLimitNanos how long a policy may take for a decision
 */
record PartitionSettings(PartitionLimits limits, boolean callerRuns, long callerRunsFuel, long checkFuel,
        long decisionLimitNanos, long deadlockGraceNanos, long cancelGraceNanos) {

    /** Checks the ranges. */
    PartitionSettings {
        if (checkFuel < 1) {
            throw new IllegalArgumentException("wrt.engine check.fuel: must be at least 1, but is " + checkFuel);
        }
        if (callerRunsFuel < 0) {
            throw new IllegalArgumentException(
                    "wrt.engine caller.runs.fuel: must not be negative, but is " + callerRunsFuel);
        }
        if (decisionLimitNanos < 1) {
            throw new IllegalArgumentException("wrt.engine policy.decision.limit.ms: must be at least 1");
        }
        if (deadlockGraceNanos < 0) {
            throw new IllegalArgumentException("wrt.engine deadlock.grace.ms: must not be negative");
        }
        if (cancelGraceNanos < 0) {
            throw new IllegalArgumentException("wrt.engine cancel.grace.ms: must not be negative");
        }
    }

    /** What is used where nothing is configured. */
    static PartitionSettings defaults() {
        return new PartitionSettings(PartitionLimits.defaults(), true, 100_000, 10_000, 50_000_000, 1_000_000_000L,
                1_000_000_000L);
    }
}
