// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;
import wrt.platform.qnx.neutrino.Abi;
import wrt.platform.qnx.neutrino.Errno;
import wrt.platform.qnx.neutrino.Posix;

/**
 * The name of a thread as {@code pidin -F "%I %h"} shows it.
 *
 * @param value the name wanted
 */
record ThreadName(String value) {

    /** How many characters QNX keeps. */
    static final int LIMIT = Abi.THREAD_NAME_MAX - 1;

    /** Names the calling thread. */
    Capability apply() {
        // What is not ASCII becomes a question mark, so that no character is split.
        String ascii = new String(value.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
        String name = ascii.substring(0, Math.min(LIMIT, ascii.length()));
        try (Arena arena = Arena.ofConfined()) {
            int error = Posix.pthread_setname_np(Posix.pthread_self(), arena.allocateFrom(name).address());
            if (error != 0) {
                return Feature.THREAD_NAME.refused(name, Errno.error(error));
            }
        }
        return Feature.THREAD_NAME.answer(State.GRANTED,
                name.length() == value.length() ? name : name + " (cut to " + LIMIT + " characters)");
    }
}
