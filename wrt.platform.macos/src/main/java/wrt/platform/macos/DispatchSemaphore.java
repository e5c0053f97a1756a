// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import wrt.api.platform.Parker;
import wrt.engine.platform.Deadline;
import wrt.platform.macos.system.Dispatch;

/**
 * A semaphore of Grand Central Dispatch.
 *
 * <p>Concurrency: safe from any thread, but not after it is closed.
 *
 * @param address of the object
 */
record DispatchSemaphore(long address) implements AutoCloseable {

    /** A semaphore without signals. */
    static DispatchSemaphore create() {
        return new DispatchSemaphore(Dispatch.dispatch_semaphore_create(0));
    }

    /** Takes a signal; false if a day or the deadline passed before one. */
    boolean await(long deadlineNanos) {
        long moment = deadlineNanos == Parker.FOREVER
                ? Dispatch.TIME_FOREVER
                : Dispatch.dispatch_time(Dispatch.TIME_NOW, Deadline.left(deadlineNanos));
        return Dispatch.dispatch_semaphore_wait(address, moment) == 0;
    }

    void signal() {
        Dispatch.dispatch_semaphore_signal(address);
    }

    @Override
    public void close() {
        Dispatch.dispatch_release(address);
    }
}
