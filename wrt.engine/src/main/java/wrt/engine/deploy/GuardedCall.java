// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import wrt.api.component.CallOptions;

/** Carries out a call whose generation was entered, and leaves it when the call is done. */
final class GuardedCall {

    private GuardedCall() {
    }

    static @Nullable Object call(Deployment deployment, BoundExport entered, CallOptions options,
            @Nullable Object[] arguments) {
        Way way = Way.of(deployment, entered, arguments);
        try {
            return way.export().function().call(parameters(way.export(), options), arguments);
        } catch (RuntimeException e) {
            throw way.export().generation().failed(e);
        } finally {
            way.gate().leave();
        }
    }

    static CompletableFuture<@Nullable Object> callAsync(Deployment deployment, BoundExport entered,
            CallOptions options, @Nullable Object[] arguments) {
        Way way = Way.of(deployment, entered, arguments);
        CompletableFuture<@Nullable Object> result;
        try {
            result = way.export().function().callAsync(parameters(way.export(), options), arguments);
        } catch (RuntimeException e) {
            way.gate().leave();
            throw e;
        }
        // Callers get the very future of the task, so that cancelling it reaches the task.
        var unused = result.whenComplete((value, failure) -> {
            way.gate().leave();
            if (failure instanceof RuntimeException e) {
                way.export().generation().failed(e);
            }
        });
        return result;
    }

    private static LiveFunction.CallParameters parameters(BoundExport export, CallOptions options) {
        LiveFunction.CallParameters configured = export.parameters();
        if (options == CallOptions.DEFAULT) {
            return configured;
        }
        return new LiveFunction.CallParameters(options.priority().orElse(configured.priority()),
                options.fuel().orElse(configured.fuel()), options.timeout().orElse(configured.timeout()));
    }

    /**
     * Which export is called and which gate was entered for it.
     *
     * @param export of the current generation, or of the retired one that owns a resource among the arguments
     */
    private record Way(BoundExport export, Gate gate) {

        static Way of(Deployment deployment, BoundExport entered, @Nullable Object[] arguments) {
            Gate gate = entered.generation().gate();
            Retired old = entered.takesHandles() ? deployment.owner(arguments) : null;
            if (old == null) {
                return new Way(entered, gate);
            }
            gate.leave();
            BoundExport export = old.generation().exports().get(entered.function().path());
            if (export == null || !old.gate().enter()) {
                throw deployment.rejected(entered.function().path());
            }
            return new Way(export, old.gate());
        }
    }
}
