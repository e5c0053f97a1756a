// SPDX-License-Identifier: Apache-2.0
package wrt.component.async;

/**
 * How a read or write ended; the ordinals are those of the binary interface.
 *
 * <p>Source: Component Model, CanonicalABI, "Stream State" ({@code CopyResult}).
 */
public enum CopyResult {
    /** As asked. */
    COMPLETED,
    /** The other end is gone. */
    DROPPED,
    /** By a cancellation. */
    CANCELLED
}
