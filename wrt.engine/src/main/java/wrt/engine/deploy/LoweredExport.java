// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wrt.api.async.AsyncCanonical;
import wrt.api.async.AsyncCanonicalLower;
import wrt.api.component.CallOptions;
import wrt.component.Param;

/**
 * The way into an export.
 *
 * <p>Concurrency: safe from any thread.
 *
 * @param export which one
 */
record LoweredExport(DeployedExport export) implements AsyncCanonicalLower<@Nullable Object> {

    @Override
    public boolean canLowerSync(@Nullable Object... arguments) {
        export.check(arguments);
        List<Param> params = export.type().params();
        for (int i = 0; i < arguments.length; i++) {
            if (!PendingValues.isComplete(params.get(i).type(), arguments[i])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public AsyncCanonical<@Nullable Object> asyncLower(CallOptions options, @Nullable Object... arguments) {
        // The caller may change its array before the call begins.
        return new AsyncCall(export.start(options, Arrays.copyOf(arguments, arguments.length)));
    }
}
