// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import java.util.OptionalInt;

/**
 * What a partition asks of its carrier thread; what the system refuses is reported and done without.
 *
 * @param name the thread's name; a system may cut it
 * @param stackBytes the stack's size in bytes
 * @param cpu the processor to run on, or empty for any
 * @param realtimePriority the SCHED_FIFO priority, 1 to 99, or empty for ordinary scheduling
 */
public record CarrierRequest(String name, long stackBytes, OptionalInt cpu, OptionalInt realtimePriority) {
}
