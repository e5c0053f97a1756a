// SPDX-License-Identifier: Apache-2.0
package wrt.engine.bind;

/**
 * A Java method of scalars that takes its arguments from words and leaves its result in one.
 *
 * <p>Public for generated classes only.
 *
 * <p>Concurrency: as the method.
 */
public interface FlatTarget {

    /**
     * Calls the method.
     *
     * @param receiver the object whose method it is
     * @param frame the arguments, one word each; then the result in word 0
     */
    void call(Object receiver, long[] frame);
}
