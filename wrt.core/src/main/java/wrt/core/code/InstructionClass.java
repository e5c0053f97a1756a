// SPDX-License-Identifier: Apache-2.0
package wrt.core.code;

import org.osgi.annotation.versioning.ProviderType;

/** Classes of instructions that a {@link CostModel} can weigh. */
@ProviderType
public enum InstructionClass {
    /** {@code nop}. */
    NOP,
    /** {@code drop}. */
    DROP,
    /** {@code block}, {@code loop}, {@code else}, {@code end}. */
    STRUCTURE,
    /** {@code unreachable}. */
    UNREACHABLE,
    /** {@code return}. */
    RETURN,
    /** {@code if}, {@code br}, {@code br_if}, {@code br_table} and the branches on references. */
    BRANCH,
    /** {@code call}, {@code return_call}. */
    CALL,
    /** Calls through a table or a reference. */
    CALL_INDIRECT,
    /** {@code try_table}, {@code throw}, {@code throw_ref}. */
    EXCEPTION,
    /** {@code select}. */
    SELECT,
    /** Access to locals. */
    LOCAL,
    /** Access to globals. */
    GLOBAL,
    /** Constants. */
    CONSTANT,
    /** Loads from memory. */
    LOAD,
    /** Stores to memory. */
    STORE,
    /** {@code memory.size}, {@code memory.grow}. */
    MEMORY,
    /** Bulk operations on memory and tables, apart from their cost per unit. */
    BULK,
    /** Access to table elements, and their number. */
    TABLE,
    /** Integer comparison, logic, shift, addition, subtraction, count, extension. */
    INTEGER,
    /** Integer multiplication. */
    INTEGER_MULTIPLY,
    /** Integer division and remainder. */
    INTEGER_DIVIDE,
    /** Float comparison, sign, rounding, addition, subtraction, multiplication. */
    FLOAT,
    /** Float division and square root. */
    FLOAT_DIVIDE,
    /** Conversion between integers and floats. */
    CONVERSION,
    /** References: null, function, test, cast. */
    REFERENCE,
    /** GC structs and arrays. */
    AGGREGATE,
    /** Vectors. */
    VECTOR,
    /** Atomic access, wait, notify, fence. */
    ATOMIC
}
