// SPDX-License-Identifier: Apache-2.0
package wrt.component.async;

/**
 * Where the elements of one read or write lie, and how far it has got.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "Buffer State".
 */
public interface Buffer {

    /** The largest number of elements. */
    int MAX_LENGTH = (1 << 28) - 1;

    /** Elements that are still to be moved. */
    int remaining();

    /** Elements that were moved. */
    int progress();

    /** Whether it is there to signal readiness only. */
    default boolean isZeroLength() {
        return remaining() == 0 && progress() == 0;
    }

    /** Moves elements from this buffer into another one; both have room for them. */
    void moveTo(Buffer to, int count);
}
