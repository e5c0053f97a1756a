// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import wrt.component.ComponentTrapException;

/**
 * A table of guest-visible indices: the first is 1, and a freed index is the next one given out.
 *
 * <p>The reuse order is observable by guests, so it is part of the contract. A hostile guest that keeps adding reaches
 * the limit and traps; the table grows with what is really in it.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "Table State".
 */
public final class Table {

    /** The largest index that the specification allows. */
    public static final int MAX_LENGTH = (1 << 28) - 1;

    private final int limit;
    private @Nullable Object[] entries = new Object[8];
    private int[] free = new int[4];
    private int freed;
    private int length = 1;

    /**
     * An empty table.
     *
     * @param limit the largest index, from 1 to {@link #MAX_LENGTH}
     */
    public Table(int limit) {
        if (limit < 1 || limit > MAX_LENGTH) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LENGTH + ", not " + limit);
        }
        this.limit = limit;
    }

    /**
     * The entry at an index.
     *
     * @param index what the guest says, unsigned
     * @return the entry
     * @throws ComponentTrapException if there is none
     */
    public Object get(int index) {
        Object entry = index > 0 && index < length ? entries[index] : null;
        if (entry == null) {
            throw new ComponentTrapException("unknown handle index " + Integer.toUnsignedString(index));
        }
        return entry;
    }

    /**
     * Adds an entry.
     *
     * @param entry what to add
     * @return its index, the one freed last if there is one
     * @throws ComponentTrapException if the table is full
     */
    public int add(Object entry) {
        if (freed > 0) {
            int index = free[--freed];
            entries[index] = entry;
            return index;
        }
        if (length > limit) {
            throw new ComponentTrapException("handle table is full: its limit is " + limit);
        }
        if (length == entries.length) {
            entries = Arrays.copyOf(entries, 2 * length);
        }
        entries[length] = entry;
        return length++;
    }

    /**
     * Removes the entry at an index.
     *
     * @param index what the guest says, unsigned
     * @return what was there
     * @throws ComponentTrapException if there was nothing
     */
    public Object remove(int index) {
        Object entry = get(index);
        entries[index] = null;
        if (freed == free.length) {
            free = Arrays.copyOf(free, 2 * freed);
        }
        free[freed++] = index;
        return entry;
    }

    /**
     * How many entries there are.
     *
     * @return the number
     */
    public int size() {
        return length - 1 - freed;
    }

    /** Gives every entry to an action, which must not change the table. */
    public void forEach(Consumer<Object> action) {
        for (int i = 1; i < length; i++) {
            Object entry = entries[i];
            if (entry != null) {
                action.accept(entry);
            }
        }
    }
}
