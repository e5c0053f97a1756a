// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import wrt.component.async.CopyEnd;
import wrt.component.model.StringEncoding;

/** Another guest: resources cross as their representation, strings remember how they were encoded. */
public enum GuestBoundary implements Boundary {
    /** The only one. */
    INSTANCE;

    @Override
    public Object string(String text, StringEncoding encoding, int codeUnits) {
        return new GuestString(text, encoding, codeUnits);
    }

    @Override
    public Object map(Object[] keys, Object[] values) {
        return new GuestMap(keys, values);
    }

    @Override
    public Object own(RuntimeResource type, int rep) {
        return rep;
    }

    @Override
    public Object borrow(RuntimeResource type, int rep) {
        return rep;
    }

    @Override
    public int takeOwn(RuntimeResource type, Object value) {
        return (Integer) value;
    }

    @Override
    public int takeBorrow(RuntimeResource type, Object value) {
        return (Integer) value;
    }

    @Override
    public Object end(EndElement element, CopyEnd end) {
        return end;
    }

    @Override
    public CopyEnd takeEnd(EndElement element, Object value) {
        return (CopyEnd) value;
    }

    @Override
    public PointerTraps pointerTraps() {
        return PointerTraps.GUEST;
    }
}
