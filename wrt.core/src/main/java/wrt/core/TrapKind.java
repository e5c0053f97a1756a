// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import org.osgi.annotation.versioning.ProviderType;

/** Why a guest trapped. The texts are Wasmtime's, which the Component Model's test suite expects. */
@ProviderType
public enum TrapKind {
    /** {@code unreachable}. */
    UNREACHABLE("wasm `unreachable` instruction executed"),
    /** A load, store or bulk operation outside of a memory. */
    MEMORY_OUT_OF_BOUNDS("out of bounds memory access"),
    /** A table operation outside of a table. */
    TABLE_OUT_OF_BOUNDS("out of bounds table access"),
    /** An indirect call outside of the table. */
    UNDEFINED_ELEMENT("undefined element: out of bounds table access"),
    /** An indirect call of a null element. */
    UNINITIALIZED_ELEMENT("uninitialized element"),
    /** An indirect call of a function of another type. */
    INDIRECT_CALL_TYPE_MISMATCH("indirect call type mismatch"),
    /** Signed division or truncation whose result does not fit. */
    INTEGER_OVERFLOW("integer overflow"),
    /** Division by zero. */
    INTEGER_DIVIDE_BY_ZERO("integer divide by zero"),
    /** Truncation of a NaN. */
    INVALID_CONVERSION_TO_INTEGER("invalid conversion to integer"),
    /** The call depth of the meter, or the Java stack, is used up. */
    CALL_STACK_EXHAUSTED("call stack exhausted"),
    /** An atomic access that is not aligned. */
    UNALIGNED_ATOMIC("unaligned atomic"),
    /** A wait on a memory that is not shared. */
    ATOMIC_WAIT_NON_SHARED_MEMORY("atomic wait on non-shared memory"),
    /** A null reference where one is needed. */
    NULL_REFERENCE("null reference"),
    /** An access outside of a GC array. */
    ARRAY_OUT_OF_BOUNDS("out of bounds array access"),
    /** A failed reference cast. */
    CAST_FAILURE("cast failure"),
    /** A wasm exception that no handler of the guest caught. */
    UNCAUGHT_EXCEPTION("uncaught exception"),
    /** The Java thread was interrupted while the guest ran. */
    INTERRUPTED("interrupt"),
    /** The engine failed; a bug, reported with its cause. */
    INTERNAL("internal error");

    private final String text;

    TrapKind(String text) {
        this.text = text;
    }

    /** The message of a trap of this kind, with the prefix {@code wasm trap: }. */
    public String message() {
        return "wasm trap: " + text;
    }
}
