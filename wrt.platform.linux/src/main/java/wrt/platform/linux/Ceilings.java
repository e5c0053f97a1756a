// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.util.ArrayList;
import java.util.List;
import wrt.api.platform.Scheduling;
import wrt.engine.platform.CarrierPriority;
import wrt.platform.linux.libc.Libc;

/**
 * The priorities to which locks raise their owners, for each thread.
 *
 * <p>Concurrency: confined to each thread, but for the question whether it works.
 */
final class Ceilings {

    private static final int NOT_ASKED = -1;

    private final ThreadScheduling scheduling;
    private final ThreadLocal<Held> held = ThreadLocal.withInitial(Held::new);
    private volatile int error = NOT_ASKED;

    /** The ceilings that a thread holds, and the policy that it has without. */
    private static final class Held {
        private final List<Integer> ceilings = new ArrayList<>(2);
        private int policy;
    }

    Ceilings(ThreadScheduling scheduling) {
        this.scheduling = scheduling;
    }

    /** Whether threads may be raised: 0, or the error number; found out once, on a thread of its own. */
    int error() {
        if (error == NOT_ASKED) {
            Thread probe = Thread.ofPlatform().name("wrt ceiling probe").daemon()
                    .start(() -> error = scheduling.set(ThreadScheduling.FIFO, Scheduling.MOST_URGENT, 0, 0, 0));
            boolean interrupted = false;
            while (error == NOT_ASKED) {
                try {
                    probe.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return error;
    }

    /** Raises the calling thread to a ceiling that it holds from now on. */
    void raise(int ceiling) {
        Held mine = held.get();
        if (mine.ceilings.isEmpty()) {
            mine.policy = Libc.sched_getscheduler(0) & ~Libc.SCHED_RESET_ON_FORK;
        }
        mine.ceilings.add(ceiling);
        apply(mine);
    }

    /** Takes one ceiling away from the calling thread. */
    void lower(int ceiling) {
        Held mine = held.get();
        mine.ceilings.remove((Integer) ceiling);
        apply(mine);
    }

    private void apply(Held mine) {
        if (mine.policy == ThreadScheduling.DEADLINE) {
            return; // It goes before every fixed priority as it is.
        }
        int own = CarrierPriority.current();
        int priority = Math.max(own, mine.ceilings.stream().mapToInt(Integer::intValue).max().orElse(0));
        int policy = priority == own ? mine.policy : ThreadScheduling.FIFO;
        int result = scheduling.set(policy, policy == ThreadScheduling.OTHER ? 0 : priority, 0, 0, 0);
        if (result != 0) {
            throw Failures.of("raising a thread to a ceiling", result);
        }
    }
}
