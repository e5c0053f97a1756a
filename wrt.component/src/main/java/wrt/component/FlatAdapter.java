// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.jspecify.annotations.Nullable;
import wrt.component.abi.FlatSignature;

/** The adapter for scalars: the core values are handed on, brought into the range of their types. */
final class FlatAdapter implements Adapter {

    private final RuntimeInstance caller;
    private final LiftedFunction callee;
    private final FlatSignature signature;
    private final RuntimeInstance[] entering;
    private @Nullable SubtaskCall idle;

    FlatAdapter(RuntimeInstance caller, LiftedFunction callee, FlatSignature signature) {
        this.caller = caller;
        this.callee = callee;
        this.signature = signature;
        this.entering = callee.instance().enteringSet(caller);
    }

    @Override
    public void call(long[] frame) {
        caller.checkMayLeave();
        SubtaskCall call = take();
        call.begin();
        try {
            callee.callFlat(signature, frame);
            idle = call.end() ? call : null;
        } catch (Throwable t) {
            call.abandon(t);
            throw t;
        }
    }

    // Taken while it is in use, as the callee may be left in the middle and another stack may call it meanwhile.
    private SubtaskCall take() {
        SubtaskCall kept = idle;
        idle = null;
        return kept != null ? kept : new SubtaskCall(callee.instance(), entering);
    }
}
