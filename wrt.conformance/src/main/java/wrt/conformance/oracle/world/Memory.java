// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.world;

/** How the memory of a guest is used. */
public final class Memory {

    /** Bytes. */
    public static final int SIZE = 4 << 16;
    /** Address of a record of how the allocator was called. */
    public static final int ALLOCATIONS = 16;
    /** Address of the number of calls of post-return functions. */
    public static final int POST_RETURNS = 24;
    /** Where events are written, 8 bytes each. */
    public static final int EVENTS = 0x100;
    /** Where a guest puts what it gives away. */
    public static final int OUT = 0x1000;
    /** Where the allocator begins. */
    public static final int HEAP = 0x10000;
    /** What a thread says when it starts, in place of the number of a function. */
    public static final int THREAD = 0xffff;

    private Memory() {
    }
}
