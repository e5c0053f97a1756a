// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

/**
 * A call whose parameters and result are scalars: the arguments are written to the frame, then it is invoked.
 *
 * <p>A class rather than an interface, so that the compiler sees the only implementation.
 *
 * <p>Concurrency: for the thread that began it.
 */
public abstract class FlatUse {

    /** Where the arguments go, one word each. */
    public abstract long[] frame();

    /**
     * Calls and waits; afterwards this object belongs to somebody else.
     *
     * @return the result's word, of no meaning where the function has no result
     */
    public abstract long invoke();
}
