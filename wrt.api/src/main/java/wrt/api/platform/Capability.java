// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

/**
 * One thing that an operating system can give, and whether it did.
 *
 * @param name what it is, for example {@code affinity} or {@code sched-fifo}
 * @param state whether it was given
 * @param detail the value granted, or the system's reason for refusing
 */
public record Capability(String name, State state, String detail) {

    /** How the system answered. */
    public enum State {
        /** Given as asked. */
        GRANTED,
        /** Done in another way. */
        EMULATED,
        /** Asked for and refused. */
        REFUSED,
        /** The system has no such thing. */
        ABSENT,
        /** Not asked for. */
        UNUSED
    }
}
