// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import org.jspecify.annotations.Nullable;
import wrt.api.value.ErrorContext;
import wrt.component.ComponentTrapException;

/**
 * {@code error-context}: a handle to a message. Lifting leaves the handle with its owner, lowering makes another one.
 *
 * <p>Source: Component Model, CanonicalABI, {@code lift_error_context}, {@code lower_error_context}.
 */
public enum ErrorContextPlan implements ValuePlan {
    /** Has no state. */
    INSTANCE;

    private static Object lift(LiftLowerContext cx, int index) {
        return find(cx.instance(), index);
    }

    /** The error context under an index of an instance's table; traps if there is something else. */
    public static ErrorContext find(InstanceState instance, int index) {
        Object entry = instance.handles().get(index);
        if (entry instanceof ErrorContext context) {
            return context;
        }
        throw new ComponentTrapException("handle index " + Integer.toUnsignedString(index)
                + " used with the wrong type, expected error context but found " + HandleKinds.of(entry));
    }

    @Override
    public Object lift(LiftLowerContext cx, long[] flat, int at) {
        return lift(cx, (int) flat[at]);
    }

    @Override
    public void lower(LiftLowerContext cx, Object value, long[] flat, int at) {
        flat[at] = cx.instance().handles().add(value);
    }

    @Override
    public Object load(LiftLowerContext cx, int pointer) {
        return lift(cx, cx.getInt(pointer));
    }

    @Override
    public void store(LiftLowerContext cx, Object value, int pointer) {
        cx.putInt(pointer, cx.instance().handles().add(value));
    }

    @Override
    public void check(@Nullable Object value) {
        if (!(value instanceof ErrorContext)) {
            throw ValueMismatchException.expected("error-context (ErrorContext)", value);
        }
    }

    @Override
    public int hostBytes() {
        return 64;
    }
}
