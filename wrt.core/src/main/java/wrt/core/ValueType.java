// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import org.osgi.annotation.versioning.ProviderType;

/** The type of a core value (core specification, 2.3.1 to 2.3.4). */
@ProviderType
public enum ValueType {
    /** 32-bit integer. */
    I32,
    /** 64-bit integer. */
    I64,
    /** 32-bit float. */
    F32,
    /** 64-bit float. */
    F64,
    /** 128-bit vector; modules that use it are rejected by the engine, the type exists to say so. */
    V128,
    /** Nullable reference to any function. */
    FUNCREF,
    /** Nullable reference to a host value. */
    EXTERNREF,
    /** Nullable reference to an exception. */
    EXNREF,
    /** Any other reference type of the function-references and GC proposals. */
    REF;

    /** Whether values of this type are references. */
    public boolean isReference() {
        return ordinal() >= FUNCREF.ordinal();
    }
}
