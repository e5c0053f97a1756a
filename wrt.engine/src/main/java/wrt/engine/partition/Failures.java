// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import org.jspecify.annotations.Nullable;
import wrt.api.component.CallCancelledException;
import wrt.api.component.CallException;
import wrt.api.component.CallRejectedException;
import wrt.api.component.FuelExhaustedException;
import wrt.api.component.GuestTrapException;
import wrt.api.scheduling.SchedulableTask;
import wrt.component.ComponentInstance;
import wrt.component.ComponentTrapException;
import wrt.core.TrapException;

/** What a caller gets for what went wrong in its call. */
final class Failures {

    private Failures() {
    }

    static CallRejectedException rejected(SchedulableTask task, String why) {
        return new CallRejectedException(task.component(), task.export(), "rejected: " + why, null);
    }

    static FuelExhaustedException exhausted(SchedulableTask task) {
        return new FuelExhaustedException(task.component(), task.export(), task.id(), task.fuelBudget(),
                task.fuelConsumed());
    }

    /** Something that a task's body should have kept to itself. */
    static CallException escaped(SchedulableTask task, Throwable thrown) {
        return thrown instanceof CallException own && isOf(own, task)
                ? own
                : new CallException(task.component(), task.export(), task.id(), "ended by " + thrown, thrown);
    }

    /** Why a call that has ended has no result, or null if it has one. */
    static @Nullable RuntimeException of(ControlBlock block) {
        return block.hasResult() ? null : explain(block);
    }

    private static @Nullable RuntimeException explain(ControlBlock block) {
        RuntimeException verdict = block.verdict;
        if (verdict != null) {
            return verdict;
        }
        Throwable failure = block.body().failure();
        SchedulableTask task = block.task();
        if (block.body().isCancelled()) {
            return new CallCancelledException(task.component(), task.export(), task.id(),
                    Interruption.Cancelled.outcome(block.body()),
                    block.body().wasStarted() ? "cancelled before it returned" : "cancelled before it started", null);
        }
        if (failure == null) {
            return null;
        }
        Interruption interruption = block.interruption;
        if (interruption != null) {
            return ended(block, interruption);
        }
        return switch (failure) {
            case CallException own when isOf(own, task) -> own;
            case CallException other -> new CallException(task.component(), task.export(), task.id(),
                    "ended by a call that it made: " + other.getMessage(), other);
            case IllegalArgumentException argument -> argument;
            case TrapException trap -> trap(task, trap);
            case ComponentTrapException trap -> trap(task, trap);
            case StackOverflowError overflow ->
                new GuestTrapException(task.component(), task.export(), task.id(), "wasm trap: call stack exhausted",
                        overflow);
            case OutOfMemoryError memory ->
                new GuestTrapException(task.component(), task.export(), task.id(), "the JVM's heap is exhausted",
                        memory);
            default -> new CallException(task.component(), task.export(), task.id(),
                    "a host function failed: " + failure, failure);
        };
    }

    /**
     * The failure of a call that was interrupted; one that its dead instance never let in comes too late instead, so that
     * its caller may make it again with whatever replaces the instance.
     */
    static RuntimeException ended(ControlBlock block, Interruption why) {
        boolean neverBegan = !block.body().wasStarted() && block.instance() instanceof ComponentInstance instance
                && instance.poisoned();
        return neverBegan ? cannotEnter(block.task()) : why.exception(block);
    }

    /** The failure of a call that came too late for its instance. */
    static GuestTrapException cannotEnter(SchedulableTask task) {
        return new GuestTrapException(task.component(), task.export(), task.id(),
                "wasm trap: cannot enter component instance", null);
    }

    private static GuestTrapException trap(SchedulableTask task, RuntimeException trap) {
        return new GuestTrapException(task.component(), task.export(), task.id(), String.valueOf(trap.getMessage()),
                trap);
    }

    private static boolean isOf(CallException failure, SchedulableTask task) {
        return failure.component().equals(task.component()) && failure.export().equals(task.export());
    }
}
