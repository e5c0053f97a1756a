// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import org.jspecify.annotations.Nullable;
import wrt.api.component.CallOptions;

/**
 * Carries out a call: enters the current generation, or the retired one that owns a resource among the arguments, and
 * leaves it when the call is done. A call that found its instance abandoned by another one never began, so it is made
 * again on the instance that follows.
 */
final class GuardedCall {

    private GuardedCall() {
    }

    /** Enters an export of the current generation. */
    @FunctionalInterface
    interface Entrance {
        BoundExport enter();
    }

    static @Nullable Object call(Deployment deployment, Entrance entrance, CallOptions options,
            @Nullable Object[] arguments) {
        while (true) {
            Way way = Way.of(deployment, entrance.enter(), arguments);
            Generation generation = way.export().generation();
            try {
                return way.export().function().call(parameters(way.export(), options), arguments);
            } catch (RuntimeException e) {
                if (!generation.neverBegan(e)) {
                    throw generation.failed(e);
                }
            } finally {
                way.gate().leave();
            }
            awaitSuccessor(deployment, generation, way.export());
        }
    }

    static LiveFunction.CallParameters parameters(BoundExport export, CallOptions options) {
        LiveFunction.CallParameters configured = export.parameters();
        if (options == CallOptions.DEFAULT) {
            return configured;
        }
        return new LiveFunction.CallParameters(options.priority().orElse(configured.priority()),
                options.fuel().orElse(configured.fuel()), options.timeout().orElse(configured.timeout()),
                configured.quantum(), configured.depth());
    }

    /** Waits until another generation takes calls. */
    static void awaitSuccessor(Deployment deployment, Generation abandoned, BoundExport export) {
        abandoned.awaitFate();
        if (deployment.current() == abandoned) {
            throw deployment.rejected(export.function().path());
        }
    }

    /**
     * Which export is called and which gate was entered for it.
     *
     * @param export of the current generation, or of the retired one that owns a resource among the arguments
     * @param gate to be left
     */
    record Way(BoundExport export, Gate gate) {

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
