// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import org.osgi.annotation.versioning.ProviderType;

/** What came on a channel. */
@ProviderType
public sealed interface Received {

    /**
     * A message whose sender waits for a reply.
     *
     * @param id with which to reply
     * @param length of the message in bytes, which may be more than the buffer has
     * @param priority of the sender, 0 to 99
     */
    record Message(long id, long length, int priority) implements Received {
    }

    /**
     * A pulse.
     *
     * @param code 0 to {@value Connection#LARGEST_PULSE_CODE}
     * @param value what the sender gave
     * @param priority 0 to 99
     */
    record Pulse(int code, int value, int priority) implements Received {
    }

    /** The deadline passed, or the wait ended for no reason. */
    record Nothing() implements Received {

        /** The one there is. */
        public static final Nothing INSTANCE = new Nothing();
    }
}
