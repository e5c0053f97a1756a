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
        return start(CallOptions.DEFAULT, arguments);
    }

    /** Starts a call. */
    PendingCall start(CallOptions options, @Nullable Object[] arguments) {
        return PendingCall.start(deployment, this::enter, options, arguments);
    }

    /**
     * Looks at arguments without a call.
     *
     * @throws IllegalArgumentException if one does not fit its type
     */
    void check(@Nullable Object[] arguments) {
        current().function().check(arguments);
    }

    @Override
    public FlatUse begin() {
        BoundExport export = current();
        Thread self = Thread.currentThread();
        FlatLease lease = export.pool().find(self);
        if (lease == null) {
            lease = new FlatLease(this, export, self);
            export.pool().put(lease, self);
        } else {
            lease.use();
        }
        return lease;
    }

    /** Waits until another generation takes calls. */
    void awaitSuccessor(BoundExport abandoned) {
        GuardedCall.awaitSuccessor(deployment, abandoned.generation(), abandoned);
    }

    /** Enters the export of the generation that takes calls; the caller leaves its gate. */
    BoundExport enter() {
        while (true) {
            BoundExport export = current();
            if (export.generation().gate().enter()) {
                return export;
            }
            Thread.onSpinWait();
        }
    }

    private BoundExport current() {
        BoundExport export = bound;
        return export.generation() == deployment.openedNow() ? export : rebind(deployment.opened(path()));
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
