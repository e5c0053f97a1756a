// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import wrt.engine.bind.FlatUse;

/**
 * A call of scalars in use by one thread: it holds the generation's gate open until it is done.
 *
 * <p>Concurrency: for the thread that began it.
 */
final class FlatLease extends FlatUse {

    private final Deployment deployment;
    private final BoundExport export;
    private final LiveFunction.ReusableCall call;
    private final long[] frame;

    FlatLease(Deployment deployment, BoundExport export) {
        this.deployment = deployment;
        this.export = export;
        this.call = export.function().flat(export.parameters());
        this.frame = call.frame();
    }

    @Override
    public long[] frame() {
        return frame;
    }

    @Override
    public long invoke() {
        try {
            call.invoke();
            long word = frame.length == 0 ? 0 : frame[0];
            export.pool().give(this);
            return word;
        } catch (RuntimeException e) {
            // The call is not given back: what ended badly is not used again.
            if (!export.generation().neverBegan(e)) {
                throw export.generation().failed(e);
            }
        } finally {
            export.generation().gate().leave();
        }
        GuardedCall.awaitSuccessor(deployment, export.generation(), export);
        FlatLease again = new FlatLease(deployment, deployment.enter(export.function().path()));
        System.arraycopy(frame, 0, again.frame, 0, frame.length);
        return again.invoke();
    }
}
