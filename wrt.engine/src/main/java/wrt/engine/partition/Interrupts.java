// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import wrt.engine.policy.PolicyGuard;

/**
 * Ends tasks from outside: at their next check point, or at once where they wait or have not begun.
 *
 * <p>Concurrency: owned by whoever owns the partition.
 */
final class Interrupts {

    private final TaskLedger ledger;
    private final PolicyGuard guard;
    private final Dispatcher dispatcher;
    private final TaskEnd ends;

    /**
     * For the tasks of one partition.
     *
     * @param ledger which tasks there are
     * @param guard which of them are ready
     * @param dispatcher makes those ready that are to end on their own stack
     * @param ends of the others
     */
    Interrupts(TaskLedger ledger, PolicyGuard guard, Dispatcher dispatcher, TaskEnd ends) {
        this.ledger = ledger;
        this.guard = guard;
        this.dispatcher = dispatcher;
        this.ends = ends;
    }

    /** Ends a task at its next check point, or at once where it waits or has not begun. */
    void interrupt(ControlBlock block, Interruption why) {
        if (block.state == ControlBlock.State.DONE || block.interruption != null) {
            return;
        }
        block.interruption = why;
        block.disturbed = true;
        ControlBlock root = block.root;
        if (root.state == ControlBlock.State.WAITING) {
            if (root.hasStack()) {
                root.waitingFor = null;
                dispatcher.ready(root);
            } else {
                ends.end(root, why);
            }
        } else if (root.state == ControlBlock.State.READY && !root.hasStack() && guard.remove(root.entry())) {
            ends.end(root, why);
        }
    }

    /** Ends every task of an instance. */
    void interruptAll(Object instance, Interruption why) {
        for (ControlBlock block : ledger.tasks().snapshot()) {
            if (block.instance() == instance) {
                interrupt(block, why);
            }
        }
    }

    /** Refuses what comes from now on and ends what is there. */
    void stop() {
        ledger.stop();
        for (ControlBlock block : ledger.tasks().snapshot()) {
            interrupt(block, new Interruption.Cancelled("the engine stops"));
        }
    }

    /** Throws if one of the calls on the stack is to end. */
    static void check(ControlBlock block) {
        for (ControlBlock each = block; each != null; each = each.outer) {
            if ((each.caller != null || each.isDirect()) && each.interruption == null && Thread.interrupted()) {
                each.disturbed = true;
                each.callerInterrupted = true;
                each.interruption = new Interruption.Cancelled("its caller was interrupted");
            }
            Interruption why = each.interruption;
            if (why != null) {
                throw why.exception(each);
            }
            if (each.task().fuelConsumed() > each.task().fuelBudget()) {
                throw Failures.exhausted(each.task());
            }
        }
    }
}
