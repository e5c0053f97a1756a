// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import wrt.component.abi.FlatSignature;
import wrt.core.HostBody;

/**
 * A call from a guest to a host function that takes core values: they are handed on, brought into the range of their
 * types.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "canon lower".
 *
 * @param caller the instance that calls
 * @param signature of the function
 * @param function the host's code
 * @param host passed to it
 * @param boxed the way with values of the host, where the function prefers them
 */
record FlatHostLowering(RuntimeInstance caller, FlatSignature signature, FlatHostFunction function, HostCall host,
        HostLowering boxed) implements HostBody {

    @Override
    public void call(long[] frame) {
        caller.checkMayLeave();
        signature.normalizeParams(frame);
        if (!function.callFlat(host, frame)) {
            boxed.call(frame);
            return;
        }
        try {
            signature.normalizeResult(frame);
        } catch (ComponentTrapException e) {
            throw new IllegalStateException(
                    "the host function " + host.name() + " returned a wrong value: " + e.getMessage(), e);
        }
    }
}
