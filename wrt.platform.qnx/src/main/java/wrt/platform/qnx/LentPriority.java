// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import wrt.platform.qnx.neutrino.Abi;
import wrt.platform.qnx.neutrino.Neutrino;

/**
 * The priority that a thread has of the sender of what it received from a route, until it receives again. The kernel lends it
 * to the thread that sorts, which is not the one that serves; so that one takes it by itself.
 *
 * <p>What the kernel refuses, for want of privilege, is done without. A sporadic thread keeps its own, since its budget would
 * begin anew.
 *
 * <p>Concurrency: confined to each thread.
 */
final class LentPriority {

    private static final ThreadLocal<LentPriority> MINE = ThreadLocal.withInitial(LentPriority::new);

    private final MemorySegment own = Arena.ofAuto().allocate(Abi.SCHED_PARAM_BYTES, Long.BYTES);
    private final MemorySegment lent = Arena.ofAuto().allocate(Abi.SCHED_PARAM_BYTES, Long.BYTES);
    private int policy;
    private boolean taken;

    private LentPriority() {
    }

    /** The calling thread runs at a sender's priority from here on. */
    static void take(int priority) {
        MINE.get().set(priority);
    }

    /** The calling thread runs at its own priority again. */
    static void giveBack() {
        MINE.get().reset();
    }

    /** The calling thread's own priority, of which the kernel tells what it is at the moment. */
    static int own(int priority) {
        LentPriority mine = MINE.get();
        return mine.taken ? mine.own.get(ValueLayout.JAVA_INT, Abi.SCHED_PRIORITY) : priority;
    }

    private void set(int priority) {
        policy = Neutrino.SchedGet_r(0, 0, own.address());
        if (policy < 0 || policy == Abi.SCHED_SPORADIC
                || priority == own.get(ValueLayout.JAVA_INT, Abi.SCHED_PRIORITY)) {
            return;
        }
        lent.copyFrom(own);
        lent.set(ValueLayout.JAVA_INT, Abi.SCHED_PRIORITY, priority);
        taken = Neutrino.SchedSet_r(0, 0, policy, lent.address()) == 0;
    }

    private void reset() {
        if (taken) {
            taken = Neutrino.SchedSet_r(0, 0, policy, own.address()) != 0;
        }
    }
}
