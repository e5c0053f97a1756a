// SPDX-License-Identifier: Apache-2.0
package wrt.api.platform;

import org.osgi.annotation.versioning.ProviderType;

/**
 * How many objects of each kind a backend gives out at a time. One more is a {@link PlatformException} of kind
 * {@link PlatformException.Kind#LIMIT} that names the limit.
 *
 * <p>Source: seed, FutexManager (512) and QnxChannelManager (128 channels, 128 message queues).
 *
 * @param waitWords wait words and parkers together
 * @param channels message channels
 * @param messageQueues message queues
 * @param eventQueues event queues
 * @param timers timers
 * @param locks locks
 */
@ProviderType
public record PlatformLimits(int waitWords, int channels, int messageQueues, int eventQueues, int timers, int locks) {

    /** The limits of the seed, and 64 event queues, 512 timers and 512 locks. */
    public static final PlatformLimits SEED = new PlatformLimits(512, 128, 128, 64, 512, 512);

    /** Checks that each limit is at least 1. */
    public PlatformLimits {
        atLeastOne("waitWords", waitWords);
        atLeastOne("channels", channels);
        atLeastOne("messageQueues", messageQueues);
        atLeastOne("eventQueues", eventQueues);
        atLeastOne("timers", timers);
        atLeastOne("locks", locks);
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, but is " + value);
        }
    }
}
