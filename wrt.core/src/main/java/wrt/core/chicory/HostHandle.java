// SPDX-License-Identifier: Apache-2.0
package wrt.core.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.WasmFunctionHandle;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import wrt.core.CoreFunction;
import wrt.core.meter.Register;

/** An imported function as Chicory calls it. */
final class HostHandle implements WasmFunctionHandle {
    private final CoreFunction function;
    private final int results;
    private final Register register;

    HostHandle(CoreFunction function, Register register) {
        this.function = function;
        this.results = function.type().results().size();
        this.register = register;
    }

    @Override
    public long @Nullable [] apply(Instance instance, long... args) {
        long[] frame = call(args);
        if (results == 0) {
            return null;
        }
        return exactly(frame);
    }

    /** The same for compiled code, which finds a single result in an array of any length. */
    long[] applyCompiled(long[] args) {
        long[] frame = call(args);
        return results > 1 ? exactly(frame) : frame;
    }

    private long[] exactly(long[] frame) {
        return frame.length == results ? frame : Arrays.copyOf(frame, results);
    }

    private long[] call(long[] args) {
        long[] frame = results > args.length ? Arrays.copyOf(args, results) : args;
        // What runs meanwhile, be it another stack, must not change the depth that this one goes on with.
        long depth = register.depthBits();
        if (function instanceof GuestFunction guest) {
            guest.enter(frame);
        } else {
            function.call(frame);
        }
        register.leave(depth);
        return frame;
    }
}
