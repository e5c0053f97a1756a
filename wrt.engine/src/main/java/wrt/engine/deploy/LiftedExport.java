// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import org.jspecify.annotations.Nullable;
import wrt.api.async.AsyncCanonical;
import wrt.api.async.AsyncCanonicalLift;
import wrt.component.FuncType;
import wrt.component.ValType;

/**
 * The way out of an export.
 *
 * <p>Concurrency: safe from any thread.
 *
 * @param export which one
 */
record LiftedExport(DeployedExport export) implements AsyncCanonicalLift {

    @Override
    public boolean canLiftSync() {
        FuncType type = export.type();
        return !type.async() && !PendingValues.hasEnd(type.result());
    }

    @Override
    public AsyncCanonical<@Nullable Object> asyncLift(AsyncCanonical<?> call) {
        if (!(call instanceof AsyncCall made)) {
            throw new IllegalArgumentException("no call of " + export.path() + " that this engine made: " + call);
        }
        return export.type().result() instanceof ValType.FutureT ? new FollowedCall(made) : made;
    }
}
