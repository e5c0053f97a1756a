// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import org.jspecify.annotations.Nullable;

/**
 * The way of values from one guest to another: each is read where the first one left it and written where the second
 * one expects it, without a Java object in between.
 *
 * <p>A place is a pair: an array of core values and an index into it, or null and a pointer into the guest's memory,
 * aligned and in bounds. The arrays of the two sides are never the same one.
 *
 * <p>The guest that gives cannot run meanwhile, so what was checked stays as it is; the other one's allocator does run.
 * Inside of one instance that does not hold, and values are copied out before the first is written; see
 * {@link #withinOneInstance()}.
 *
 * <p>Concurrency: belongs to the owner of the store, for one call at a time.
 *
 * @param from the guest that gives
 * @param to the guest that takes
 */
public record Transfer(LiftLowerContext from, LiftLowerContext to) {

    /** Whether a guest calls itself, so that its allocator could change what is being read. */
    boolean withinOneInstance() {
        return from.instance() == to.instance();
    }

    /** Reads the memories' arrays again; needed after guest code ran. */
    void refresh() {
        from.refresh();
        to.refresh();
    }

    /** Moves values that lie in memory one after the other: all at once where they are nothing but their bytes. */
    void move(ValuePlan plan, int at, int place, int count, int size) {
        if (plan.isBytes()) {
            System.arraycopy(from.bytes(), at, to.bytes(), place, count * size);
        } else {
            plan.transferElements(this, at, place, count, size);
        }
    }

    /** Reads 32 bits. */
    int getInt(long @Nullable [] source, int at) {
        return source == null ? from.getInt(at) : (int) source[at];
    }

    /** Reads the second half of a pair, such as the length that follows a pointer. */
    int getSecond(long @Nullable [] source, int at) {
        return source == null ? from.getInt(at + Integer.BYTES) : (int) source[at + 1];
    }

    /** Writes 32 bits. */
    void putInt(long @Nullable [] target, int place, int value) {
        if (target == null) {
            to.putInt(place, value);
        } else {
            target[place] = Integer.toUnsignedLong(value);
        }
    }

    /** Writes a pair, such as a pointer and a length. */
    void putPair(long @Nullable [] target, int place, int first, int second) {
        if (target == null) {
            to.putInt(place, first);
            to.putInt(place + Integer.BYTES, second);
        } else {
            target[place] = Integer.toUnsignedLong(first);
            target[place + 1] = Integer.toUnsignedLong(second);
        }
    }
}
