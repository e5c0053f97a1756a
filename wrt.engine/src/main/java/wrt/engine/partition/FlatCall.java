// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

/**
 * A call that is made again and again, with scalars only.
 *
 * <p>Concurrency: one thread at a time.
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

    /**
     * Makes the call on this thread's own stack if the partition is idle, which is the fastest way; fails as
     * {@link Partition#call} does.
     *
     * @param admission asked by the owner of the partition, just before the call begins
     * @return false if nothing was done: {@link #invoke()} remains
     */
    boolean tryInvoke(Admission admission);

    /** Whether calls are still let in. */
    @FunctionalInterface
    interface Admission {

        /** False for good once it was false. */
        boolean isOpen();
    }
}
