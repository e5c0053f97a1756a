// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.Feature;
import wrt.platform.linux.libc.Errno;
import wrt.platform.linux.libc.Libc;

/**
 * The name of a thread as {@code top -H} and {@code /proc} show it.
 *
 * <p>The JDK names its threads for the kernel too, but cuts the middle out of a long name.
 *
 * @param value the name wanted
 */
record ThreadName(String value) {

    /** How many characters the kernel keeps. */
    static final int LIMIT = 15;

    /**
     * Names the calling thread.
     *
     * @return what the kernel said
     */
    Capability apply() {
        String name = cut();
        try (Arena arena = Arena.ofConfined()) {
            if (Libc.prctl(Libc.PR_SET_NAME, arena.allocateFrom(name).address(), 0, 0, 0) != 0) {
                return Feature.THREAD_NAME.refused(name, Errno.error(Libc.errno()));
            }
        }
        String detail = name.equals(value) ? name : name + " (cut to " + LIMIT + " characters)";
        return Feature.THREAD_NAME.answer(State.GRANTED, detail);
    }

    /** The name in at most 15 bytes; what is not ASCII becomes a question mark, so that no character is split. */
    private String cut() {
        String ascii = new String(value.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII);
        return ascii.substring(0, Math.min(LIMIT, ascii.length()));
    }
}
