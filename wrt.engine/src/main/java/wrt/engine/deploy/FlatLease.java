// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import wrt.engine.bind.FlatUse;
import wrt.engine.partition.FlatCall;

/**
 * A call of scalars that one thread makes again and again.
 *
 * <p>Concurrency: for the thread that it was made for.
 */
final class FlatLease extends FlatUse {

    private final DeployedExport path;
    private final BoundExport export;
    private final FlatCall call;
    private final long[] frame;
    private final long thread;
    private boolean used;

    /**
     * A call in use.
     *
     * @param path leads to the export in other generations
     * @param export of one generation
     * @param thread whose call it is
     */
    FlatLease(DeployedExport path, BoundExport export, Thread thread) {
        this.path = path;
        this.export = export;
        this.call = export.function().flat(export.parameters());
        this.frame = call.frame();
        this.thread = thread.threadId();
        this.used = true;
    }

    /** Whether it is a thread's, which does not use it: its call may lead to another one of the same function. */
    boolean isFreeFor(Thread self) {
        return thread == self.threadId() && !used;
    }

    void use() {
        used = true;
    }

    @Override
    public long[] frame() {
        return frame;
    }

    @Override
    public long invoke() {
        // An idle partition looks at the gate itself, once it belongs to this thread; to go in would cost more.
        Generation generation = export.generation();
        try {
            if (call.tryInvoke(generation.gate())) {
                return end();
            }
        } catch (RuntimeException e) {
            return recover(e);
        }
        return generation.gate().enter() ? invokeInside() : again();
    }

    /** Calls and leaves the gate. */
    private long invokeInside() {
        RuntimeException failure;
        try {
            call.invoke();
            return end();
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            export.generation().gate().leave();
        }
        return recover(failure);
    }

    private long end() {
        used = false;
        return frame.length == 0 ? 0 : frame[0];
    }

    // The call stays in use: what ended badly is not used again.
    private long recover(RuntimeException e) {
        export.pool().remove(this, Thread.currentThread());
        if (!export.generation().neverBegan(e)) {
            throw export.generation().failed(e);
        }
        path.awaitSuccessor(export);
        return again();
    }

    /** Makes the same call of the generation that takes calls now. */
    private long again() {
        FlatLease lease = new FlatLease(path, path.enter(), Thread.currentThread());
        System.arraycopy(frame, 0, lease.frame, 0, frame.length);
        return lease.invokeInside();
    }
}
