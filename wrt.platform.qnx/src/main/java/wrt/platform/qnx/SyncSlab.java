// SPDX-License-Identifier: Apache-2.0
package wrt.platform.qnx;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.BitSet;
import wrt.api.platform.PlatformException;
import wrt.api.platform.PlatformException.Kind;
import wrt.engine.platform.ObjectLimit;

/**
 * The off-heap memory of mutexes and condition variables, one cache line for each object that has some.
 *
 * <p>It lives until the slab is closed <em>and</em> the last slot is given back.
 *
 * <p>Concurrency: safe from any thread; one lock guards the slots, which are taken and given back rarely.
 */
final class SyncSlab implements AutoCloseable {

    /** The bytes of a slot: a cache line, so that two objects never share one. */
    static final long SLOT_BYTES = 64;

    private final ObjectLimit limit;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;
    private final BitSet taken = new BitSet();
    private boolean closed;

    /**
     * Allocates the slots.
     *
     * @param capacity how many there are, at least 1
     * @param limit counts them
     */
    SyncSlab(int capacity, ObjectLimit limit) {
        this.limit = limit;
        this.memory = arena.allocate(capacity * SLOT_BYTES, SLOT_BYTES);
    }

    /** Takes a slot: its address. The memory is all zero. */
    long take() {
        limit.take();
        synchronized (this) {
            if (closed) {
                limit.giveBack();
                throw new PlatformException(Kind.CLOSED, "the QNX backend has stopped");
            }
            int index = taken.nextClearBit(0);
            taken.set(index);
            return memory.asSlice(index * SLOT_BYTES, SLOT_BYTES).fill((byte) 0).address();
        }
    }

    /** Gives a slot back, in which no object of the kernel is any more. */
    void giveBack(long address) {
        synchronized (this) {
            taken.clear((int) ((address - memory.address()) / SLOT_BYTES));
            freeWhenUnused();
        }
        limit.giveBack();
    }

    ObjectLimit limit() {
        return limit;
    }

    @Override
    public synchronized void close() {
        closed = true;
        freeWhenUnused();
    }

    private void freeWhenUnused() {
        if (closed && taken.isEmpty() && arena.scope().isAlive()) {
            arena.close();
        }
    }
}
