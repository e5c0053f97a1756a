// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The host's limits on what one module may ask for. Exceeding one is an error that names it, before anything is
 * allocated.
 *
 * @param moduleBytes largest module accepted, in bytes
 * @param memoryPages largest linear memory, in pages of 64 KiB, at most {@value #MAX_MEMORY_PAGES}; also the bound of
 *     {@code memory.grow}
 * @param tableElements largest table, in elements
 */
@ProviderType
public record CoreLimits(int moduleBytes, int memoryPages, int tableElements) {

    /** Largest number of pages that one Java array can hold: 2 GiB less one page. */
    public static final int MAX_MEMORY_PAGES = 32767;

    /** Checks the ranges. */
    public CoreLimits {
        if (moduleBytes < 8) {
            throw new IllegalArgumentException("moduleBytes must be at least 8, not " + moduleBytes);
        }
        if (memoryPages < 0 || memoryPages > MAX_MEMORY_PAGES) {
            throw new IllegalArgumentException(
                    "memoryPages must be 0 to " + MAX_MEMORY_PAGES + ", not " + memoryPages);
        }
        if (tableElements < 0) {
            throw new IllegalArgumentException("tableElements must not be negative: " + tableElements);
        }
    }

    /** 64 MiB per module, {@value #MAX_MEMORY_PAGES} pages, one million table elements. */
    public static CoreLimits defaults() {
        return new CoreLimits(64 << 20, MAX_MEMORY_PAGES, 1_000_000);
    }
}
