// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import wrt.api.scheduling.SchedulableTask;

/**
 * Follows from a call that waits to whom it waits for, across partitions; if the way comes back to where it began, the
 * youngest call on it is ended.
 *
 * <p>The last step into a deadlock is always that a call waits for an instance in which another one waits already: a call
 * that has just been made to another partition waits for nothing yet. So a probe starts there and nowhere else, and
 * costs nothing while no one waits. Two probes that find the same circle end the same call.
 *
 * <p>Concurrency: owned by the owner of the partition in whose inbox it is.
 *
 * <p>Source: Chandy, Misra, Haas, "Distributed Deadlock Detection", 1983.
 */
final class DeadlockProbe extends Message {

    private final ControlBlock initiator;
    private final List<ControlBlock> way = new ArrayList<>();
    private final List<String> waits = new ArrayList<>();
    private ControlBlock at;
    private long atId;
    private @Nullable Victim youngest;
    private boolean isCircle;

    /**
     * A probe, not posted yet.
     *
     * @param initiator the outermost call of the stack that is about to wait
     */
    DeadlockProbe(ControlBlock initiator) {
        this.initiator = initiator;
        at = initiator;
        atId = initiator.task().id();
    }

    /**
     * A call to another partition that a stack waits for.
     *
     * @param callee the call
     * @param loop of its partition
     */
    record Crossing(ControlBlock callee, RunLoop loop) {
    }

    /** A call that waits for an instance, as it was when the probe came by. */
    private record Victim(ControlBlock root, RunLoop loop, long id, @Nullable Object reason) {

        boolean stillWaits() {
            return root.state == ControlBlock.State.WAITING && root.waitingFor == reason && root.top.task().id() == id;
        }
    }

    @Override
    void deliver(RunLoop loop) {
        if (isCircle) {
            end(loop);
            return;
        }
        while (at.state == ControlBlock.State.WAITING && at.task().id() == atId) {
            if (at == initiator && !way.isEmpty()) {
                close(loop);
                return;
            }
            // A circle that the initiator waits for, but is no part of, is found by one of those who are.
            if (way.contains(at)) {
                return;
            }
            way.add(at);
            Crossing crossing = at.crossing;
            if (crossing != null) {
                waits.add(name(at.top, loop) + " waits for " + name(crossing.callee(), crossing.loop()));
                go(crossing.callee());
                crossing.loop().post(this);
                return;
            }
            ControlBlock holder = LoopScheduler.holder(at);
            if (holder == null) {
                return;
            }
            waits.add(name(at.top, loop) + " waits until " + name(holder.top, loop) + " leaves it");
            consider(new Victim(at, loop, at.top.task().id(), at.waitingFor));
            go(holder);
        }
    }

    private void go(ControlBlock next) {
        at = next;
        atId = next.task().id();
    }

    private void consider(Victim candidate) {
        Victim present = youngest;
        if (present == null || candidate.id() > present.id()) {
            youngest = candidate;
        }
    }

    private void close(RunLoop loop) {
        isCircle = true;
        RunLoop home = Objects.requireNonNull(youngest).loop();
        if (home == loop) {
            end(loop);
        } else {
            home.post(this);
        }
    }

    private void end(RunLoop loop) {
        Victim victim = Objects.requireNonNull(youngest);
        if (victim.stillWaits()) {
            loop.interrupts().interrupt(victim.root().top, new Interruption.Deadlocked(List.copyOf(waits)));
        }
    }

    private static String name(ControlBlock call, RunLoop loop) {
        SchedulableTask task = call.task();
        return task.component() + " " + task.export() + " (task " + task.id() + ", partition " + loop.number() + ")";
    }

    @Override
    void reject() {
        // The partition has ended all its calls.
    }
}
