// SPDX-License-Identifier: Apache-2.0
package wrt.core.meter;

/** What will run the metered code. */
public enum Target {
    /** Chicory's compiler. */
    COMPILER,
    /**
     * Chicory 1.7.5's interpreter, whose {@code i32.store8}, {@code i64.store8} and {@code i64.store32} let an address of
     * 2 GiB or more wrap around with the offset: a load from the same place goes before them, to trap.
     */
    INTERPRETER
}
