// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.time.Duration;
import java.util.List;
import wrt.api.component.CallCancelledException;
import wrt.api.component.CallException;
import wrt.api.component.CallTimeoutException;
import wrt.api.component.CancellationOutcome;
import wrt.api.component.GuestTrapException;
import wrt.api.scheduling.SchedulableTask;

/** Why a call is to end before it is done. */
sealed interface Interruption {

    /** What its caller gets, and what unwinds the guest's stack. */
    CallException exception(ControlBlock block);

    /**
     * Someone asked for it.
     *
     * @param reason who and why
     */
    record Cancelled(String reason) implements Interruption {
        @Override
        public CallException exception(ControlBlock block) {
            SchedulableTask task = block.task();
            return new CallCancelledException(task.component(), task.export(), task.id(), outcome(block.body()),
                    "cancelled: " + reason, null);
        }

        static CancellationOutcome outcome(TaskBody body) {
            return body.wasStarted() ? CancellationOutcome.BEFORE_RETURNED : CancellationOutcome.BEFORE_STARTED;
        }
    }

    /**
     * It waits for itself.
     *
     * @param waits who waits for whom, from the call that is ended back to it
     */
    record Deadlocked(List<String> waits) implements Interruption {
        @Override
        public CallException exception(ControlBlock block) {
            SchedulableTask task = block.task();
            return new GuestTrapException(task.component(), task.export(), task.id(),
                    "wasm trap: deadlock detected: " + String.join("; ", waits), null);
        }
    }

    /**
     * It took too long.
     *
     * @param limit how long it was allowed to take
     */
    record TimedOut(Duration limit) implements Interruption {
        @Override
        public CallException exception(ControlBlock block) {
            SchedulableTask task = block.task();
            return new CallTimeoutException(task.component(), task.export(), task.id(),
                    "not done within " + limit.toMillis() + " ms", null);
        }
    }
}
