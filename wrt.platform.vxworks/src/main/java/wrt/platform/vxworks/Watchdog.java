// SPDX-License-Identifier: Apache-2.0
package wrt.platform.vxworks;

import wrt.api.platform.Parker;

/**
 * A watchdog that gives a semaphore. Its routine is the system's own {@code semGive}: it runs in the interrupt of the system
 * clock, where no Java can.
 *
 * <p>Concurrency: guarded by its owner.
 *
 * @param id the system's identity
 * @param target the semaphore it gives
 */
record Watchdog(long id, Semaphore target) {

    private static final long GIVE = SemLib.giveRoutine();

    static Watchdog create(Semaphore target) {
        long id = WdLib.wdCreate();
        if (id == 0) {
            throw Failures.last("creating a watchdog");
        }
        return new Watchdog(id, target);
    }

    /** Gives the semaphore at a moment; {@link Parker#FOREVER} for never. One far away comes early, once. */
    void start(long moment) {
        int result = moment == Parker.FOREVER
                ? WdLib.wdCancel(id)
                : WdLib.wdStart(id, Math.max(1, target.ticks().until(moment)), GIVE, target.id());
        if (result != Abi.OK) {
            throw Failures.last("starting a watchdog");
        }
    }

    void delete() {
        WdLib.wdDelete(id);
    }
}
