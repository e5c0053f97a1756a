// SPDX-License-Identifier: Apache-2.0
package wrt.engine.platform;

/**
 * The priority that the calling carrier asked for, for primitives that are emulated and order by it.
 *
 * <p>Concurrency: confined to each thread.
 */
public final class CarrierPriority {

    private static final ThreadLocal<Integer> PRIORITY = ThreadLocal.withInitial(() -> 0);

    private CarrierPriority() {
    }

    /**
     * The calling thread's priority.
     *
     * @return 1 to 99, or 0 for a thread without a fixed one
     */
    public static int current() {
        return PRIORITY.get();
    }

    static void set(int priority) {
        PRIORITY.set(priority);
    }
}
