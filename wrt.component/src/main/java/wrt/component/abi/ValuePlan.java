// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import org.jspecify.annotations.Nullable;

/**
 * How values of one type are lifted and lowered: made once per type of a function, so that a call costs one virtual call
 * per value and no look at the type.
 *
 * <p>Pointers given to {@link #load} and {@link #store} are aligned and in bounds: whoever passes them has checked.
 * Values given to {@link #lower} and {@link #store} have passed {@link #check}, or come from another guest.
 *
 * <p>Concurrency: immutable.
 *
 * <p>Source: Component Model, CanonicalABI, "Loading", "Storing", "Flat Lifting", "Flat Lowering".
 */
interface ValuePlan {

    /** Reads a value from core values, from {@code flat[at]} on. */
    Object lift(LiftLowerContext cx, long[] flat, int at);

    /** Writes a value as core values, from {@code flat[at]} on; 32-bit ones with zeros above. */
    void lower(LiftLowerContext cx, Object value, long[] flat, int at);

    /** Reads a value from memory. */
    Object load(LiftLowerContext cx, int pointer);

    /** Writes a value to memory. */
    void store(LiftLowerContext cx, Object value, int pointer);

    /**
     * Moves a value from one guest to another, exactly as lifting and lowering would; see {@link Transfer} for what a
     * place is.
     *
     * <p>This is for values that are objects anyway while they are between guests; the others override it.
     *
     * @param source core values of the guest that gives, or null for its memory
     * @param at index into them, or pointer
     * @param target core values for the guest that takes, or null for its memory
     * @param place index into them, or pointer
     */
    default void transfer(Transfer transfer, long @Nullable [] source, int at, long @Nullable [] target, int place) {
        Object value = source == null ? load(transfer.from(), at) : lift(transfer.from(), source, at);
        if (target == null) {
            store(transfer.to(), value, place);
        } else {
            lower(transfer.to(), value, target, place);
        }
    }

    /**
     * Moves values that lie in memory at equal distances, as the elements of a list do.
     *
     * @param distance from one to the next, in bytes, on both sides
     */
    default void transferElements(Transfer transfer, int at, int place, int count, int distance) {
        for (int i = 0; i < count; i++) {
            transfer(transfer, null, at + i * distance, null, place + i * distance);
        }
    }

    /**
     * Whether all bytes are a value, so that moving one neither traps nor allocates, and whoever moves several may choose
     * the order.
     */
    default boolean isTotal() {
        return false;
    }

    /** Whether a value is its bytes in memory, all of them: whoever copies them need not look at them. */
    default boolean isBytes() {
        return false;
    }

    /**
     * Accepts or rejects a value of the host, before anything is lowered.
     *
     * @throws ValueMismatchException if it is not a value of the type
     */
    void check(@Nullable Object value);

    /** About how many bytes of host memory a lifted value takes, without what it holds at run-time length. */
    int hostBytes();
}
