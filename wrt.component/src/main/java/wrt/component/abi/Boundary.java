// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import wrt.component.async.CopyEnd;
import wrt.component.model.StringEncoding;

/**
 * What is on the other side of a guest: the host, or another guest. The two see strings and resources differently, and
 * Wasmtime's trap texts, which the test suite expects, differ as well.
 */
public interface Boundary {

    /**
     * The value for a string that was lifted.
     *
     * @param text the string
     * @param encoding how the guest represented it
     * @param codeUnits its length in the guest's code units, tagged for latin1+utf16
     * @return what the other side takes
     */
    Object string(String text, StringEncoding encoding, int codeUnits);

    /**
     * The value for a map that was lifted.
     *
     * @param keys the keys in order; a guest may repeat one
     * @param values the values in the same order
     * @return what the other side takes
     */
    Object map(Object[] keys, Object[] values);

    /**
     * The value for an owned resource that left its guest.
     *
     * @param type its type
     * @param rep its representation
     * @return what the other side takes
     */
    Object own(RuntimeResource type, int rep);

    /**
     * The value for a resource that its guest lends for a call.
     *
     * @param type its type
     * @param rep its representation
     * @return what the other side takes
     */
    Object borrow(RuntimeResource type, int rep);

    /**
     * Takes a resource from the other side for good.
     *
     * @param type the expected type
     * @param value what the other side gave
     * @return the representation
     */
    int takeOwn(RuntimeResource type, Object value);

    /**
     * Borrows a resource from the other side for a call.
     *
     * @param type the expected type
     * @param value what the other side gave
     * @return the representation
     */
    int takeBorrow(RuntimeResource type, Object value);

    /**
     * The texts of the traps for bad pointers.
     *
     * @return never null
     */
    PointerTraps pointerTraps();

    /** A readable end that leaves a guest. */
    Object end(EndElement element, CopyEnd end);

    /** The readable end that stands for a value and goes to a guest. */
    CopyEnd takeEnd(EndElement element, Object value);
}
