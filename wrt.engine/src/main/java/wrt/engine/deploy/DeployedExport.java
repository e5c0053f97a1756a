// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import wrt.api.component.CallOptions;
import wrt.api.component.CallRejectedException;
import wrt.component.FuncType;
import wrt.engine.bind.Export;
import wrt.engine.bind.FlatUse;

/**
 * An export of a deployment across its generations, as a typed proxy holds it.
 *
 * <p>Concurrency: safe from any thread. The binding to a generation is cached in a plain field: it is immutable, and a
 * thread that sees an old one notices by its generation.
 */
final class DeployedExport implements Export {

    private final Deployment deployment;
    private final BoundExport first;
    private BoundExport bound;

    DeployedExport(Deployment deployment, BoundExport bound) {
        this.deployment = deployment;
        this.first = bound;
        this.bound = bound;
    }

    @Override
    public String path() {
        return first.function().path();
    }

    @Override
    public FuncType type() {
        return first.function().type();
    }

    @Override
    public boolean flat() {
        return first.function().isFlat();
    }

    @Override
    public @Nullable Object call(@Nullable Object[] arguments) {
        return GuardedCall.call(deployment, this::enter, CallOptions.DEFAULT, arguments);
    }

    @Override
    public CompletionStage<@Nullable Object> callAsync(@Nullable Object[] arguments) {
        return PendingCall.start(deployment, this::enter, CallOptions.DEFAULT, arguments);
    }

    @Override
    public FlatUse begin() {
        BoundExport export = enter();
        FlatLease lease = export.pool().take();
        if (lease != null) {
            return lease;
        }
        try {
            return new FlatLease(deployment, export);
        } catch (RuntimeException e) {
            export.generation().gate().leave();
            throw e;
        }
    }

    private BoundExport enter() {
        while (true) {
            Generation generation = deployment.opened(path());
            BoundExport export = bound;
            if (export.generation() != generation) {
                export = rebind(generation);
            }
            if (generation.gate().enter()) {
                return export;
            }
            Thread.onSpinWait();
        }
    }

    private BoundExport rebind(Generation generation) {
        BoundExport export = generation.exports().get(path());
        if (export == null || !export.signature().equals(first.signature())) {
            throw new CallRejectedException(deployment.name(), path(), export == null
                    ? "an update took it away"
                    : "an update changed it from " + first.signature() + " to " + export.signature(), null);
        }
        bound = export;
        return export;
    }
}
