// SPDX-License-Identifier: Apache-2.0
package wrt.platform.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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

    /** How many slots are allocated at a time: a page of memory. */
    static final int PAGE_SLOTS = 64;

    /** The bytes of a slot: a cache line, so that two parkers never share one. */
    static final long SLOT_BYTES = 64;

    private final int capacity;
    private final Arena arena = Arena.ofShared();
    private final List<MemorySegment> pages = new ArrayList<>();
    // The number of the first slot of each page by its address.
    private final TreeMap<Long, Integer> firstSlots = new TreeMap<>();
    private final BitSet taken = new BitSet();
    private boolean closed;

    /**
     * A slab whose memory is allocated as its slots are taken.
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
        if (index / PAGE_SLOTS == pages.size()) { // The lowest free slot is always taken, so it is the next page.
            MemorySegment page = arena.allocate(Math.min(PAGE_SLOTS, capacity - index) * SLOT_BYTES, SLOT_BYTES);
            pages.add(page);
            firstSlots.put(page.address(), index);
        }
        taken.set(index);
        return pages.get(index / PAGE_SLOTS).asSlice(index % PAGE_SLOTS * SLOT_BYTES, SLOT_BYTES, SLOT_BYTES)
                .fill((byte) 0);
    }

    /**
     * Gives a slot back, on which nobody sleeps any more.
     *
     * @param slot what {@link #take()} gave
     */
    synchronized void giveBack(MemorySegment slot) {
        Map.Entry<Long, Integer> page = Objects.requireNonNull(firstSlots.floorEntry(slot.address()));
        taken.clear(page.getValue() + (int) ((slot.address() - page.getKey()) / SLOT_BYTES));
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
        return isAlive() ? pages.stream().mapToLong(MemorySegment::byteSize).sum() : 0;
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
