// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import wrt.component.ComponentTrapException;

/**
 * The texts of the traps for pointers that do not fit; Wasmtime words them differently towards host and guest.
 *
 * @param parametersUnaligned a spilled tuple is not aligned
 * @param parametersOutside a spilled tuple is out of bounds
 * @param listUnaligned a list is not aligned
 * @param listOutside a list is out of bounds
 * @param stringUnaligned a string is not aligned
 * @param stringOutside a string is out of bounds
 * @param allocationUnaligned what realloc returned is not aligned
 * @param listAllocationOutside what realloc returned for a list is out of bounds
 * @param stringAllocationOutside what realloc returned for a string is out of bounds
 */
public record PointerTraps(String parametersUnaligned, String parametersOutside, String listUnaligned,
        String listOutside, String stringUnaligned, String stringOutside, String allocationUnaligned,
        String listAllocationOutside, String stringAllocationOutside) {

    /** Between the host and a guest. */
    public static final PointerTraps HOST = new PointerTraps("pointer not aligned", "pointer out of bounds of memory",
            "list pointer is not aligned", "list pointer/length out of bounds of memory",
            "string pointer not aligned to 2", "string pointer/length out of bounds of memory",
            "realloc return: result not aligned", "realloc return: beyond end of memory",
            "realloc return: beyond end of memory");

    /** Between two guests. */
    public static final PointerTraps GUEST = new PointerTraps("wasm trap: unaligned pointer",
            "wasm trap: pointer out-of-bounds", "wasm trap: unaligned pointer", "wasm trap: list content out-of-bounds",
            "wasm trap: unaligned pointer", "wasm trap: string content out-of-bounds", "wasm trap: unaligned pointer",
            "wasm trap: list content out-of-bounds", "wasm trap: string content out-of-bounds");

    static ComponentTrapException trap(String text) {
        return new ComponentTrapException(text);
    }
}
