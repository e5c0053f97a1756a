// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos;

import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;
import wrt.platform.macos.system.Errno;
import wrt.platform.macos.system.Pthreads;

/**
 * The calling thread's name in the system's tools, cut to what fits.
 *
 * @param wanted of any length
 */
record ThreadName(String wanted) {

    private static final int LIMIT = 63;

    Capability apply() {
        byte[] ascii = wanted.getBytes(StandardCharsets.US_ASCII);
        String name = new String(ascii, 0, Math.min(LIMIT, ascii.length), StandardCharsets.US_ASCII);
        try (Arena arena = Arena.ofConfined()) {
            int error = Pthreads.pthread_setname_np(arena.allocateFrom(name).address());
            return error == 0
                    ? Feature.THREAD_NAME.answer(State.GRANTED, "'" + name + "'")
                    : Feature.THREAD_NAME.refused("'" + name + "'", Errno.error(error));
        }
    }
}
