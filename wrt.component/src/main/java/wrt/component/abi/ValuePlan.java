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
     * Accepts or rejects a value of the host, before anything is lowered.
     *
     * @throws ValueMismatchException if it is not a value of the type
     */
    void check(@Nullable Object value);

    /** About how many bytes of host memory a lifted value takes, without what it holds at run-time length. */
    int hostBytes();
}
