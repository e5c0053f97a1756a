// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One thing that an operating system can give, and whether it did.
 *
 * @param name what it is, for example {@code affinity} or {@code sched-fifo}; see {@link Feature#label()}
 * @param state whether it was given
 * @param detail the value granted, or the system's reason for refusing
 * @param error the system's own error if it refused, otherwise null
 */
@ProviderType
public record Capability(String name, State state, String detail, @Nullable OsError error) {

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
        /** There, but not asked for. */
        UNUSED
    }

    /**
     * An answer without an error of the system.
     *
     * @param name what it is
     * @param state whether it was given
     * @param detail the value granted, or the reason
     */
    public Capability(String name, State state, String detail) {
        this(name, state, detail, null);
    }
}
