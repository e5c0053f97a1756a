// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wrt.component.FuncType;
import wrt.component.Param;
import wrt.component.ValType;

/**
 * A function whose parameters and result are scalars: its core frame is the call, nothing is boxed or allocated.
 *
 * <p>What crosses is brought into the range of its type, as lifting a flat value does: a guest may leave anything in the
 * bits that its type does not use.
 *
 * <p>Concurrency: immutable.
 *
 * <p>Source: Component Model, CanonicalABI, "Flat Lifting".
 */
public final class FlatSignature {

    private final FlatScalar[] params;
    private final int lastNarrow;
    private final int lastUnsafe;
    private final @Nullable FlatScalar result;
    private final int frameLength;

    private FlatSignature(FlatScalar[] params, @Nullable FlatScalar result) {
        this.params = params;
        int last = -1;
        for (int i = 0; i < params.length; i++) {
            last = params[i] == FlatScalar.WORD64 ? last : i;
        }
        this.lastNarrow = last;
        int unsafe = -1;
        for (int i = 0; i < params.length; i++) {
            unsafe = params[i].isWholeWord() ? unsafe : i;
        }
        this.lastUnsafe = unsafe;
        this.result = result;
        this.frameLength = Math.max(1, params.length);
    }

    /**
     * The flat signature of a function.
     *
     * @param type the function's type
     * @return null if a parameter or the result is not a scalar, or if there are more than 16 parameters
     */
    public static @Nullable FlatSignature of(FuncType type) {
        List<Param> params = type.params();
        if (params.size() > Flattening.SYNC.maxParams()) {
            return null;
        }
        FlatScalar[] scalars = new FlatScalar[params.size()];
        for (int i = 0; i < scalars.length; i++) {
            FlatScalar scalar = FlatScalar.of(params.get(i).type());
            if (scalar == null) {
                return null;
            }
            scalars[i] = scalar;
        }
        ValType result = type.result();
        if (result == null) {
            return new FlatSignature(scalars, null);
        }
        FlatScalar scalar = FlatScalar.of(result);
        return scalar == null ? null : new FlatSignature(scalars, scalar);
    }

    /**
     * How long a frame has to be.
     *
     * @return 64-bit words, at least 1
     */
    public int frameLength() {
        return frameLength;
    }

    /**
     * Brings the arguments into the ranges of their types.
     *
     * @param frame the arguments
     */
    public void normalizeParams(long[] frame) {
        for (int i = 0; i <= lastNarrow; i++) {
            frame[i] = params[i].normalize(frame[i]);
        }
    }

    /**
     * Brings the arguments of a guest's core function into the ranges of their types. The upper half of the word of an
     * i32 is no part of the argument, so 32-bit integers need nothing.
     *
     * @param frame the arguments
     */
    public void normalizeCoreParams(long[] frame) {
        for (int i = 0; i <= lastUnsafe; i++) {
            frame[i] = params[i].normalize(frame[i]);
        }
    }

    /**
     * Brings the result into the range of its type.
     *
     * @param frame the result
     */
    public void normalizeResult(long[] frame) {
        if (result != null) {
            frame[0] = result.normalize(frame[0]);
        }
    }
}
