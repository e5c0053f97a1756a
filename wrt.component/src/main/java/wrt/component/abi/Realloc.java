// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

/**
 * The guest's allocator, run with calling out forbidden.
 *
 * <p>Source: Component Model, CanonicalABI, "Lifting and Lowering Context" ({@code reallocate}).
 */
@FunctionalInterface
public interface Realloc {

    /**
     * Allocates, grows, shrinks or frees.
     *
     * @param pointer the old block, 0 for none
     * @param oldSize its size in bytes
     * @param alignment of the new block, in bytes
     * @param newSize its size in bytes
     * @return where the new block is; what a guest says, so not to be trusted
     */
    int reallocate(int pointer, int oldSize, int alignment, int newSize);
}
