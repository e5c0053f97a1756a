// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wrt.api.component.GuestTrapException;

/**
 * Ends tasks that wait for nothing that could come: the partition is idle, no task of it waits for the host, and nothing
 * has changed for a while. A call that comes within that time may still bring what they wait for.
 *
 * <p>Concurrency: belongs to the owner of the partition.
 *
 * <p>Source: Component Model, Concurrency, "Waiting"; Wasmtime's text of the trap.
 */
final class DeadlockWatch {

    static final String DEADLOCK = "wasm trap: deadlock detected: event loop cannot make further progress";

    private final RunLoop loop;
    private @Nullable Timer timer;
    private long switchesThen;

    DeadlockWatch(RunLoop loop) {
        this.loop = loop;
    }

    /** The partition has nothing to do. */
    void idle(long nowNanos) {
        long grace = loop.settings().deadlockGraceNanos();
        if (grace == 0 || timer != null || loop.ledger().tasks().size() == 0 || !isStuck()) {
            return;
        }
        switchesThen = loop.counters().switches();
        Timer armed = new Timer(nowNanos + grace, this::graceOver);
        timer = armed;
        loop.ledger().timers().arm(armed);
    }

    private boolean isStuck() {
        if (loop.store().awaitsHost()) {
            return false;
        }
        boolean found = false;
        for (ControlBlock block : loop.ledger().tasks().snapshot()) {
            if (block.state != ControlBlock.State.WAITING || block.hasStack()) {
                return false;
            }
            found |= !block.told && !block.subtask;
        }
        return found;
    }

    private void graceOver() {
        timer = null;
        if (loop.counters().switches() != switchesThen || !isStuck()) {
            return;
        }
        List<String> waiting = loop.store().waiting();
        for (ControlBlock block : loop.ledger().tasks().snapshot()) {
            if (block.isListed() && !block.told && !block.subtask) {
                block.body().fail(new GuestTrapException(block.task().component(), block.task().export(),
                        block.task().id(), DEADLOCK + ": " + String.join("; ", waiting), null));
            }
        }
    }
}
