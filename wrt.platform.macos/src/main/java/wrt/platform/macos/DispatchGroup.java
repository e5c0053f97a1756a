// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import wrt.platform.macos.system.Dispatch;

/**
 * A group of Grand Central Dispatch: what is not over yet.
 *
 * <p>Concurrency: safe from any thread, but not after it is closed.
 *
 * @param address of the object
 */
record DispatchGroup(long address) implements AutoCloseable {

    /** The function that ends one thing, given the group. */
    static final long LEAVE = Dispatch.function("dispatch_group_leave");

    /** A group that nothing is in. */
    static DispatchGroup create() {
        return new DispatchGroup(Dispatch.dispatch_group_create());
    }

    void enter() {
        Dispatch.dispatch_group_enter(address);
    }

    /** Waits until everything is over. */
    void await() {
        Dispatch.dispatch_group_wait(address, Dispatch.TIME_FOREVER);
    }

    @Override
    public void close() {
        Dispatch.dispatch_release(address);
    }
}
