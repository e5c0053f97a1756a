// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;

/**
 * The off-heap memory of all futex words of a backend, one cache line for each.
 *
 * <p>The memory lives until the slab is closed <em>and</em> the last slot is given back, so that the kernel never reads
 * a word that is gone.
 *
 * <p>Concurrency: safe from any thread; one lock guards the slots, which are taken and given back rarely.
 */
final class FutexSlab implements AutoCloseable {

    /** The bytes of a slot: a cache line, so that two parkers never share one. */
    static final long SLOT_BYTES = 64;

    private final int capacity;
    private final Arena arena = Arena.ofShared();
    private @Nullable MemorySegment memory;
    private final BitSet taken = new BitSet();
    private boolean closed;

    /**
     * A slab whose memory is allocated when the first slot is taken.
     *
     * @param capacity how many there are, at least 1
     */
    FutexSlab(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("futexes must be at least 1, but is " + capacity);
        }
        this.capacity = capacity;
    }

    /**
     * Takes a slot.
     *
     * @return its memory, all zero
     * @throws PlatformException of kind LIMIT if all are taken
     * @throws IllegalStateException if the slab is closed
     */
    synchronized MemorySegment take() {
        if (closed) {
            throw new IllegalStateException("the Linux backend has stopped");
        }
        int index = taken.nextClearBit(0);
        if (index >= capacity) {
            throw new PlatformException(Kind.LIMIT,
                    "all " + capacity + " futexes are in use; the limit is 'futexes' of the "
                            + "configuration " + LinuxBackendService.PID);
        }
        if (memory == null) {
            memory = arena.allocate(capacity * SLOT_BYTES, SLOT_BYTES);
        }
        taken.set(index);
        return memory.asSlice(index * SLOT_BYTES, SLOT_BYTES, SLOT_BYTES).fill((byte) 0);
    }

    /**
     * Gives a slot back, on which nobody sleeps any more.
     *
     * @param slot what {@link #take()} gave
     */
    synchronized void giveBack(MemorySegment slot) {
        taken.clear((int) ((slot.address() - Objects.requireNonNull(memory).address()) / SLOT_BYTES));
        freeWhenUnused();
    }

    /**
     * How many slots are taken.
     *
     * @return 0 to the capacity
     */
    synchronized int used() {
        return taken.cardinality();
    }

    /** The native memory that it takes now. */
    synchronized long bytes() {
        return memory == null || !isAlive() ? 0 : memory.byteSize();
    }

    int capacity() {
        return capacity;
    }

    @Override
    public synchronized void close() {
        closed = true;
        freeWhenUnused();
    }

    /**
     * Whether the memory is still there.
     *
     * @return false once it is freed
     */
    boolean isAlive() {
        return arena.scope().isAlive();
    }

    private void freeWhenUnused() {
        if (closed && taken.isEmpty() && isAlive()) {
            arena.close();
        }
    }
}
