// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.world;

/**
 * Something that the code of a guest can be told to do: a canonical built-in or a lowered function.
 *
 * @param name of the built-in, with what it is for behind a slash: {@code stream.read/2} is for the world's end type 2,
 *     {@code call/7} for function 7; a {@code +} stands for the option {@code async} or {@code cancellable}
 * @param signature of the core function
 * @param event whether it also writes an event to the memory at its second argument
 */
public record Operation(String name, String signature, boolean event) {

    /** The number of arguments. */
    public int arity() {
        return signature.indexOf(':');
    }
}
