// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.WasmException;

/** An exception of a guest. It has no Java stack trace, which would cost more than the rest of it, and be kept with it. */
final class GuestException extends WasmException {
    private static final long serialVersionUID = 1;

    GuestException(Instance instance, int tag, long[] arguments) {
        super(instance, tag, arguments);
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
