// SPDX-License-Identifier: Apache-2.0
package wrt.platform.macos.system;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.CallbackThreadInitializer;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * Java code as a function for Grand Central Dispatch. The system's thread on which it first runs becomes a daemon of the
 * JVM, and stays one: becoming one each time would cost a hundred times the call.
 *
 * <p>Concurrency: runs on any thread of the system. Whoever owns it keeps it until it can run no more.
 */
public final class DispatchFunction {

    /** What JNA makes a native function of. */
    public interface Handler extends Callback {

        /**
         * Runs.
         *
         * @param context what the system was given for it
         */
        void invoke(Pointer context);
    }

    private final Handler callback;
    private final long address;

    /**
     * A function.
     *
     * @param code what it does; it must not throw
     */
    public DispatchFunction(Runnable code) {
        callback = context -> code.run();
        Native.setCallbackThreadInitializer(callback, new CallbackThreadInitializer(true, false, "wrt dispatch"));
        address = Pointer.nativeValue(CallbackReference.getFunctionPointer(callback));
    }

    /**
     * Where it is.
     *
     * @return the address
     */
    public long address() {
        return address;
    }
}
