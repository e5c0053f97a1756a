// SPDX-License-Identifier: Apache-2.0
package wrt.component.abi;

import java.util.LinkedHashMap;
import java.util.Map;
import wrt.component.async.CopyEnd;
import wrt.component.model.StringEncoding;

/** A host without resources. */
enum PlainBoundary implements Boundary {
    INSTANCE;

    @Override
    public Object string(String text, StringEncoding encoding, int codeUnits) {
        return text;
    }

    @Override
    public Object map(Object[] keys, Object[] values) {
        Map<Object, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keys.length; i++) {
            map.put(keys[i], values[i]);
        }
        return map;
    }

    @Override
    public Object own(RuntimeResource type, int rep) {
        throw new AssertionError("no resources here");
    }

    @Override
    public Object borrow(RuntimeResource type, int rep) {
        throw new AssertionError("no resources here");
    }

    @Override
    public int takeOwn(RuntimeResource type, Object value) {
        throw new AssertionError("no resources here");
    }

    @Override
    public int takeBorrow(RuntimeResource type, Object value) {
        throw new AssertionError("no resources here");
    }

    @Override
    public PointerTraps pointerTraps() {
        return PointerTraps.HOST;
    }

    @Override
    public Object end(EndElement element, CopyEnd end) {
        throw new UnsupportedOperationException();
    }

    @Override
    public CopyEnd takeEnd(EndElement element, Object value) {
        throw new UnsupportedOperationException();
    }
}
