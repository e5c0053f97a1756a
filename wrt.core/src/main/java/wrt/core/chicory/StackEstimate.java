// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

/** How large a Java thread's stack has to be. */
final class StackEstimate {

    /*
     * The interpreter of the JVM, which runs cold methods, needs the most: a frame holds all locals and operands of the
     * method in words of 8 bytes, and a fixed part of about 12 words. An indirect call has a second small frame. Frames
     * of Chicory's interpreter were measured: calls of its eval method, one for each level.
     */

    private static final int FIXED_WORDS = 16;
    private static final int INDIRECT_WORDS = 32;
    private static final long INTERPRETED_FRAME = 2048;
    private static final long RESERVE = 256 << 10;

    private StackEstimate() {
    }

    /**
     * Bytes for the depth.
     *
     * @param largestFrame words of locals and operands of the largest method, -1 if the module is interpreted
     */
    static long bytes(int largestFrame, int callDepth) {
        long frame = largestFrame < 0 ? INTERPRETED_FRAME : 8L * (largestFrame + FIXED_WORDS + INDIRECT_WORDS);
        return RESERVE + frame * (callDepth + 2L);
    }
}
