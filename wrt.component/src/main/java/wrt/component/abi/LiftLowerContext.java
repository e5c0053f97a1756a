// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import org.jspecify.annotations.Nullable;
import wrt.component.ComponentTrapException;
import wrt.core.CoreMemory;

/**
 * Where one call lifts from and lowers into: the guest's memory, allocator and handles, and what is on the other side.
 *
 * <p>The memory's array is read once and again after each allocation, as the guest may grow its memory there. Readers
 * and writers of single values check nothing: whoever loads or stores checks the whole range before.
 *
 * <p>Concurrency: belongs to the owner of the store, for one call at a time.
 *
 * <p>Source: Component Model, CanonicalABI, "Lifting and Lowering Context".
 */
public final class LiftLowerContext {

    private static final byte[] NO_MEMORY = {};

    private final LiftLowerOptions options;
    private final Boundary boundary;
    private final Borrows borrows;
    private final Lends lends;
    private final @Nullable CoreMemory memory;
    private byte[] bytes = NO_MEMORY;
    private int size;
    private long liftBudget;

    /**
     * A context for one call.
     *
     * @param options of the canonical definition
     * @param boundary what is on the other side
     * @param borrows of the task that handles are lowered for
     * @param lends of the subtask that handles are lifted for
     */
    public LiftLowerContext(LiftLowerOptions options, Boundary boundary, Borrows borrows, Lends lends) {
        this.options = options;
        this.boundary = boundary;
        this.borrows = borrows;
        this.lends = lends;
        this.memory = options.memory();
        begin();
    }

    /** Begins a call; also the first one does. */
    public void begin() {
        liftBudget = options.liftLimit();
        refresh();
    }

    /** Reads the memory's array again; needed after guest code ran. */
    public void refresh() {
        if (memory != null) {
            bytes = memory.bytes();
            size = memory.byteSize();
        }
    }

    LiftLowerOptions options() {
        return options;
    }

    InstanceState instance() {
        return options.instance();
    }

    Boundary boundary() {
        return boundary;
    }

    Borrows borrows() {
        return borrows;
    }

    Lends lends() {
        return lends;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Whether a range lies in the memory; pointer and length unsigned, so nothing can wrap around. */
    boolean inBounds(int pointer, long length) {
        return Integer.toUnsignedLong(pointer) + length <= size;
    }

    /** Counts what lifting is about to allocate, before it does. */
    void charge(long hostBytes) {
        liftBudget -= hostBytes;
        if (liftBudget < 0) {
            throw new ComponentTrapException("values of one call are too large: they need more than "
                    + options.liftLimit() + " bytes of host memory");
        }
    }

    /** Allocates a list; its place is checked. */
    int allocateList(int alignment, int length) {
        return reallocate(0, 0, alignment, length, boundary.pointerTraps().listAllocationOutside());
    }

    /** Allocates a string; its place is checked. */
    int allocateString(int alignment, int length) {
        return reallocate(0, 0, alignment, length, boundary.pointerTraps().stringAllocationOutside());
    }

    /** Moves a string to a block of another size; the new place is checked. */
    int reallocateString(int pointer, int oldLength, int alignment, int length) {
        return reallocate(pointer, oldLength, alignment, length, boundary.pointerTraps().stringAllocationOutside());
    }

    private int reallocate(int pointer, int oldLength, int alignment, int length, String outside) {
        Realloc realloc = options.realloc();
        if (realloc == null) {
            throw new IllegalStateException("a validated definition that allocates has a realloc option");
        }
        int block = realloc.reallocate(pointer, oldLength, alignment, length);
        refresh();
        if ((block & (alignment - 1)) != 0) {
            throw PointerTraps.trap(boundary.pointerTraps().allocationUnaligned());
        }
        if (!inBounds(block, length)) {
            throw PointerTraps.trap(outside);
        }
        return block;
    }

    byte getByte(int at) {
        return bytes[at];
    }

    short getShort(int at) {
        return LittleEndian.getShort(bytes, at);
    }

    int getInt(int at) {
        return LittleEndian.getInt(bytes, at);
    }

    long getLong(int at) {
        return LittleEndian.getLong(bytes, at);
    }

    void putByte(int at, int value) {
        bytes[at] = (byte) value;
    }

    void putShort(int at, int value) {
        LittleEndian.putShort(bytes, at, value);
    }

    void putInt(int at, int value) {
        LittleEndian.putInt(bytes, at, value);
    }

    void putLong(int at, long value) {
        LittleEndian.putLong(bytes, at, value);
    }
}
