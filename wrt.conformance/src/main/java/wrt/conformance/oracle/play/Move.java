// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.play;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * One operation of a guest with everything decided.
 *
 * @param name of the operation, or one of those below
 * @param args core values
 * @param results how many core values come back
 * @param done is given them
 * @param shown is given the memory that is shown
 * @param last whether the step is done with it
 */
record Move(String name, long[] args, int results, Consumer<long[]> done, Consumer<ByteBuffer> shown, boolean last) {

    /** Writes words to memory: the address, their number, and they. */
    static final String POKE = "poke";
    /** Shows memory: the address and the number of bytes. */
    static final String SHOW = "show";
    /** Returns from the core function with these values. */
    static final String LEAVE = "leave";

    static Move of(String name, int results, Consumer<long[]> done, long... args) {
        return new Move(name, args, results, done, bytes -> {
        }, true);
    }

    static Move of(String name, long... args) {
        return of(name, 0, none -> {
        }, args);
    }

    static Move show(int pointer, int bytes, Consumer<ByteBuffer> shown) {
        return new Move(SHOW, new long[]{Integer.toUnsignedLong(pointer), bytes}, 0, none -> {
        }, shown, true);
    }

    /** It has to be done first; then the step is looked at again. */
    Move before() {
        return new Move(name, args, results, done, shown, false);
    }
}
