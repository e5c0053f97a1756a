// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import org.jspecify.annotations.Nullable;

/**
 * A type whose values cannot cross yet: a component that mentions it loads, and says so when one is used.
 *
 * @param type its WIT name
 */
record UnsupportedPlan(String type) implements ValuePlan {

    private UnsupportedOperationException unsupported() {
        return new UnsupportedOperationException("not supported yet: values of type " + type);
    }

    @Override
    public Object lift(LiftLowerContext cx, long[] flat, int at) {
        throw unsupported();
    }

    @Override
    public void lower(LiftLowerContext cx, Object value, long[] flat, int at) {
        throw unsupported();
    }

    @Override
    public Object load(LiftLowerContext cx, int pointer) {
        throw unsupported();
    }

    @Override
    public void store(LiftLowerContext cx, Object value, int pointer) {
        throw unsupported();
    }

    @Override
    public void check(@Nullable Object value) {
        throw unsupported();
    }

    @Override
    public int hostBytes() {
        return 0;
    }
}
