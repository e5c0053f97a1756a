// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A core value type that component values flatten to.
 *
 * <p>Source: Component Model, CanonicalABI, "Flattening".
 */
@ProviderType
public enum FlatType {
    /** 32-bit integer. */
    I32,
    /** 64-bit integer. */
    I64,
    /** 32-bit float. */
    F32,
    /** 64-bit float. */
    F64;

    /**
     * The type that can carry either of two: the same type stays, i32 and f32 meet in i32, all else in i64.
     *
     * @param other the other type
     * @return their join
     */
    public FlatType join(FlatType other) {
        if (this == other) {
            return this;
        }
        boolean narrow = (this == I32 || this == F32) && (other == I32 || other == F32);
        return narrow ? I32 : I64;
    }
}
