// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;
import wrt.api.platform.LockProtocol;
import wrt.api.platform.Locks;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.api.platform.PlatformLock;
import wrt.api.platform.Scheduling;
import wrt.engine.platform.ObjectLimit;
import wrt.platform.linux.libc.Errno;

/**
 * Locks on futexes with priority inheritance; one with a ceiling raises its owner to it.
 *
 * <p>Concurrency: safe from any thread.
 */
final class LinuxLocks implements Locks {

    private final Locks plain;
    private final ObjectLimit limit;
    private final PiFutexes futexes;
    private final FutexSlab slab;
    private final Ceilings ceilings;

    LinuxLocks(Locks plain, ObjectLimit limit, PiFutexes futexes, FutexSlab slab,
            Ceilings ceilings) {
        this.plain = plain;
        this.limit = limit;
        this.futexes = futexes;
        this.slab = slab;
        this.ceilings = ceilings;
    }

    @Override
    public PlatformLock create(LockProtocol protocol) {
        return switch (protocol) {
            case LockProtocol.Plain none -> plain.create(none);
            case LockProtocol.Inherit inherit -> {
                limit.take();
                yield new PiLock(futexes, slab, limit);
            }
            case LockProtocol.Ceiling(int priority) -> {
                if (priority < Scheduling.LEAST_URGENT || priority > Scheduling.MOST_URGENT) {
                    throw new PlatformException(Kind.INVALID, "a ceiling is 1 to 99, not " + priority);
                }
                int error = ceilings.error();
                if (error != 0) {
                    throw Failures.of("raising threads to a ceiling", error);
                }
                limit.take();
                yield new CeilingLock(priority, ceilings, new PiLock(futexes, slab, limit));
            }
        };
    }

    Capability ceiling() {
        int error = ceilings.error();
        return error == 0
                ? Feature.LOCK_CEILING.answer(State.EMULATED, "a futex whose owner is raised by sched_setattr")
                : Feature.LOCK_CEILING.refused("raising threads (it takes CAP_SYS_NICE, or 'ulimit -r 99')",
                        Errno.error(error));
    }

    @Override
    public int used() {
        return limit.used();
    }
}
