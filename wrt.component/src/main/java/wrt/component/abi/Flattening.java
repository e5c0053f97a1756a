// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

/**
 * How many core values a canonical definition passes before it goes through memory.
 *
 * <p>Source: Component Model, CanonicalABI, "Flattening" ({@code flatten_functype}).
 *
 * @param maxParams more core values than this are passed as a pointer to a tuple
 * @param maxResults more core values than this are returned through memory
 */
public record Flattening(int maxParams, int maxResults) {

    /** Synchronous lift and lower. */
    public static final Flattening SYNC = new Flattening(16, 1);

    /** Asynchronous lower: the result always goes to where the last core argument points. */
    public static final Flattening ASYNC_LOWER = new Flattening(4, 0);

    /** Asynchronous lift: the result comes through {@code task.return}, as its arguments. */
    public static final Flattening ASYNC_LIFT = new Flattening(16, 16);
}
