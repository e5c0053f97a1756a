// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import wrt.component.abi.FlatSignature;

/** The adapter for scalars: the core values are handed on, brought into the range of their types. */
final class FlatAdapter implements Adapter {

    private final RuntimeInstance caller;
    private final LiftedFunction callee;
    private final FlatSignature signature;
    private final RuntimeInstance[] entering;

    FlatAdapter(RuntimeInstance caller, LiftedFunction callee, FlatSignature signature) {
        this.caller = caller;
        this.callee = callee;
        this.signature = signature;
        this.entering = callee.instance().enteringSet(caller);
    }

    @Override
    public void call(long[] frame) {
        caller.checkMayLeave();
        SubtaskCall call = SubtaskCall.begin(callee.instance(), entering);
        try {
            callee.callFlat(signature, frame);
            call.end();
        } catch (Throwable t) {
            call.abandon(t);
            throw t;
        }
    }
}
