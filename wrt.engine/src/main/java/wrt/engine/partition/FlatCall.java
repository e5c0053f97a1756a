// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

/**
 * A call that is made again and again, with scalars only.
 *
 * <p>Concurrency: one thread at a time; a thread that finds it in use gets an {@link IllegalStateException}.
 */
public interface FlatCall {

    /**
     * Arguments before, result after {@link #invoke()}: element {@code i} is the i-th parameter as a core value, the
     * result is element 0.
     *
     * @return always the same array
     */
    long[] frame();

    /** Makes the call and waits until it is done; fails as {@link Partition#call} does. */
    void invoke();
}
