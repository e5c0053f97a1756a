// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What the seam asks every operating system for; a backend answers each with one {@link Capability} of that name.
 *
 * <p>Source: seed, "Platform-Specific Threading".
 */
@ProviderType
public enum Feature {
    /** Names of threads that the system's own tools show. */
    THREAD_NAME,
    /** A size of the stack that the caller chooses. */
    STACK_SIZE,
    /** A thread stays on the processors that it was given. */
    AFFINITY,
    /** First in, first out among threads of one fixed priority. */
    SCHED_FIFO,
    /** Taking turns among threads of one fixed priority. */
    SCHED_RR,
    /** A budget of processor time at high priority, replenished. */
    SCHED_SPORADIC,
    /** Run time, deadline and period instead of a priority. */
    SCHED_DEADLINE,
    /** Classes of service instead of priorities. */
    QUALITY_OF_SERVICE,
    /** Waiting on a word of memory until it changes. */
    WAIT_WORD,
    /** Waiting on several words at once. */
    WAIT_ANY,
    /** Waiting for events that another thread triggers. */
    USER_EVENTS,
    /** Timers among the events waited for. */
    TIMER_EVENTS,
    /** Descriptors among the events waited for. */
    DESCRIPTOR_EVENTS,
    /** Timers with absolute deadlines and periods. */
    TIMERS,
    /** Channels on which a sender waits for the reply. */
    CHANNELS,
    /** The receiver of a message runs at its sender's priority. */
    CHANNEL_INHERITANCE,
    /** Small messages on a channel that never block the sender. */
    PULSES,
    /** Bounded queues of messages. */
    MESSAGE_QUEUES,
    /** Locks whose owner inherits the priority of who waits for it. */
    LOCK_INHERIT,
    /** Locks whose owner runs at the lock's own priority. */
    LOCK_CEILING,
    /** Memory that is never paged out. */
    MEMORY_LOCK,
    /** Memory of a chosen node. */
    NUMA,
    /** Memory with an access right of its own. */
    MEMORY_DOMAINS,
    /** What separates this program from others on the system. */
    ISOLATION,
    /** A limit on processor time from outside. */
    CPU_LIMIT,
    /** {@link System#nanoTime()} is the clock of the system's deadlines. */
    CLOCK;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /**
     * The name of its capability.
     *
     * @return for example {@code sched-fifo}
     */
    public String label() {
        return label;
    }

    /**
     * An answer for this feature without an error of the system.
     *
     * @param state whether it was given
     * @param detail the value granted, or the reason
     * @return the answer
     */
    public Capability answer(Capability.State state, String detail) {
        return new Capability(label, state, detail);
    }

    /**
     * An answer for this feature that the system refused.
     *
     * @param detail what was asked for, and what would be right
     * @param error the system's own error
     * @return the answer
     */
    public Capability refused(String detail, OsError error) {
        return new Capability(label, Capability.State.REFUSED, detail + ": " + error, error);
    }
}
