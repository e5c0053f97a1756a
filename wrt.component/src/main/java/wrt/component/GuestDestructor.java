// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import org.jspecify.annotations.Nullable;
import wrt.component.abi.InstanceState;
import wrt.component.abi.RuntimeResource;
import wrt.core.CoreFunction;

/**
 * The destructor of a guest's resource type: a call of its own into the instance that defines the type.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "canon resource.drop".
 */
final class GuestDestructor implements RuntimeResource.Destructor {

    private final RuntimeInstance implementer;
    private final @Nullable CoreFunction function;
    private final long[] frame = new long[1];

    GuestDestructor(RuntimeInstance implementer, @Nullable CoreFunction function) {
        this.implementer = implementer;
        this.function = function;
    }

    @Override
    public boolean isGone() {
        return implementer.isPoisoned();
    }

    @Override
    public void drop(int rep, @Nullable InstanceState from) {
        if (from == null && implementer.isPoisoned()) {
            return; // the host may close what a dead component left behind
        }
        SubtaskCall call = new SubtaskCall(implementer, implementer.enteringSet((RuntimeInstance) from));
        call.begin();
        try {
            if (function != null) {
                frame[0] = rep;
                function.call(frame);
            }
            call.end();
        } catch (Throwable t) {
            call.abandon(t);
            throw t;
        }
    }
}
