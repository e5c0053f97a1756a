// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import org.osgi.annotation.versioning.ProviderType;

/**
 * How a thread competes for the processor.
 *
 * <p>Priorities are the same on every system: 1 (least urgent) to 99 (most urgent). A backend maps them to its own
 * numbers and says which in the capability. Times are in ns.
 */
@ProviderType
public sealed interface Scheduling {

    /** The least urgent fixed priority. */
    int LEAST_URGENT = 1;

    /** The most urgent fixed priority. */
    int MOST_URGENT = 99;

    /**
     * The priority that counts where messages and locks are ordered.
     *
     * @return 1 to 99, or 0 for a thread without a fixed priority
     */
    int priority();

    /**
     * The name of the class as the system's tools have it.
     *
     * @return for example {@code fifo}
     */
    String label();

    /** As the system shares time among ordinary threads. */
    record Ordinary() implements Scheduling {

        @Override
        public int priority() {
            return 0;
        }

        @Override
        public String label() {
            return "other";
        }
    }

    /**
     * Runs until it waits, or a more urgent thread is ready.
     *
     * @param priority 1 to 99
     */
    record Fifo(int priority) implements Scheduling {

        @Override
        public String label() {
            return "fifo";
        }
    }

    /**
     * As {@link Fifo}, but takes turns with threads of the same priority.
     *
     * @param priority 1 to 99
     */
    record RoundRobin(int priority) implements Scheduling {

        @Override
        public String label() {
            return "rr";
        }
    }

    /**
     * Runs at its priority while it has budget, and at the low priority until the budget is replenished.
     *
     * @param priority 1 to 99, while there is budget
     * @param lowPriority 1 to 99, while there is none
     * @param budgetNanos processor time in each period
     * @param periodNanos after which used budget comes back
     * @param replenishments how many pieces of budget may be outstanding
     */
    record Sporadic(int priority, int lowPriority, long budgetNanos, long periodNanos,
            int replenishments) implements Scheduling {

        @Override
        public String label() {
            return "sporadic";
        }
    }

    /**
     * Gets its run time in each period before the deadline; what macOS calls a time constraint.
     *
     * @param runtimeNanos processor time in each period
     * @param deadlineNanos after the start of a period
     * @param periodNanos from one period to the next
     */
    record Deadline(long runtimeNanos, long deadlineNanos, long periodNanos) implements Scheduling {

        @Override
        public int priority() {
            return MOST_URGENT;
        }

        @Override
        public String label() {
            return "deadline";
        }
    }
}
