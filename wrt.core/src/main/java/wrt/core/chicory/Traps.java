// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.ChicoryInterruptedException;
import com.dylibso.chicory.runtime.WasmException;
import com.dylibso.chicory.wasm.ChicoryException;
import wrt.core.TrapException;
import wrt.core.TrapKind;

/** Turns what Chicory throws while a guest runs into one exception type. */
final class Traps {
    private Traps() {
    }

    /** What to throw instead: a {@link TrapException} for anything of the engine, the same object for the rest. */
    static RuntimeException converted(RuntimeException e) {
        if (e instanceof ChicoryInterruptedException) {
            return new TrapException(TrapKind.INTERRUPTED, e);
        }
        if (e instanceof WasmException) {
            return new TrapException(TrapKind.UNCAUGHT_EXCEPTION, e);
        }
        if (e instanceof ChicoryException) {
            return e.getCause() instanceof TrapException trap ? trap : new TrapException(kind(text(e)), e);
        }
        return e;
    }

    /** What ends a guest instead of the host: the end of the Java stack, and generated code that does not link. */
    static TrapException converted(Error e) {
        if (e instanceof StackOverflowError) {
            TrapException trap = new TrapException(TrapKind.CALL_STACK_EXHAUSTED);
            trap.addSuppressed(
                    new IllegalStateException("the thread's stack is smaller than the call depth limit needs"));
            return trap;
        }
        return new TrapException(TrapKind.INTERNAL, e);
    }

    private static String text(RuntimeException e) {
        return e.getMessage() == null ? "" : e.getMessage();
    }

    private static TrapKind kind(String text) {
        if (text.startsWith("out of bounds memory access")) {
            return TrapKind.MEMORY_OUT_OF_BOUNDS;
        } else if (text.startsWith("out of bounds table access")) {
            return TrapKind.TABLE_OUT_OF_BOUNDS;
        } else if (text.startsWith("out of bounds array access")) {
            return TrapKind.ARRAY_OUT_OF_BOUNDS;
        } else if (text.contains("unreachable")) {
            return TrapKind.UNREACHABLE;
        } else if (text.startsWith("undefined element")) {
            return TrapKind.UNDEFINED_ELEMENT;
        } else if (text.startsWith("uninitialized element")) {
            return TrapKind.UNINITIALIZED_ELEMENT;
        } else if (text.startsWith("indirect call type mismatch")) {
            return TrapKind.INDIRECT_CALL_TYPE_MISMATCH;
        } else if (text.startsWith("integer overflow")) {
            return TrapKind.INTEGER_OVERFLOW;
        } else if (text.startsWith("integer divide by zero")) {
            return TrapKind.INTEGER_DIVIDE_BY_ZERO;
        } else if (text.startsWith("invalid conversion to integer")) {
            return TrapKind.INVALID_CONVERSION_TO_INTEGER;
        } else if (text.startsWith("call stack exhausted")) {
            return TrapKind.CALL_STACK_EXHAUSTED;
        } else if (text.startsWith("unaligned atomic")) {
            return TrapKind.UNALIGNED_ATOMIC;
        } else if (text.contains("non-shared memory")) {
            return TrapKind.ATOMIC_WAIT_NON_SHARED_MEMORY;
        } else if (text.startsWith("cast failure")) {
            return TrapKind.CAST_FAILURE;
        } else if (text.contains("null")) {
            return TrapKind.NULL_REFERENCE;
        }
        return TrapKind.INTERNAL;
    }
}
