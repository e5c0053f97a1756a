// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.util.Optional;
import wrt.platform.linux.libc.Errno;
import wrt.platform.linux.libc.Libc;

/**
 * Whether this process gets event queues and timers at all: a sandbox may refuse the calls, or all descriptors be in use.
 */
final class EventProbe {

    private static final int CLOEXEC = 0x80000;

    private EventProbe() {
    }

    /** What is refused, with the kernel's error; empty if nothing is. */
    static Optional<String> refusal() {
        return refusal("epoll_create1", Libc.epoll_create1(CLOEXEC))
                .or(() -> refusal("eventfd", Libc.eventfd(0, CLOEXEC)))
                .or(() -> refusal("timerfd_create", Libc.timerfd_create(Libc.CLOCK_MONOTONIC, CLOEXEC)));
    }

    private static Optional<String> refusal(String call, int descriptor) {
        if (descriptor < 0) {
            return Optional.of(call + " is refused: " + Errno.describe(Libc.errno()));
        }
        Libc.close(descriptor);
        return Optional.empty();
    }
}
