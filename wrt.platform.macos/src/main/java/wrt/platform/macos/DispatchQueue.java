// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import java.lang.foreign.Arena;
import wrt.platform.macos.system.Dispatch;

/**
 * A serial queue of Grand Central Dispatch.
 *
 * <p>Concurrency: safe from any thread; its sources keep it after it is closed.
 *
 * @param address of the object
 */
record DispatchQueue(long address) implements AutoCloseable {

    private static final int MOST_URGENT_IN_CLASS = 0;

    /** Creates a queue whose label the system's tools show. */
    static DispatchQueue create(String label, ServiceClass quality) {
        try (Arena arena = Arena.ofConfined()) {
            long attributes = Dispatch.dispatch_queue_attr_make_with_qos_class(0, quality.number(),
                    MOST_URGENT_IN_CLASS);
            return new DispatchQueue(
                    Dispatch.dispatch_queue_create(arena.allocateFrom(label).address(), attributes));
        }
    }

    /** Lets a function run after all that were submitted before. */
    void submit(long context, long function) {
        Dispatch.dispatch_async_f(address, context, function);
    }

    @Override
    public void close() {
        Dispatch.dispatch_release(address);
    }
}
