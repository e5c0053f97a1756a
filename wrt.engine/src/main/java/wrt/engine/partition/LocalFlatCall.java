// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.concurrent.atomic.AtomicBoolean;
import wrt.component.Task;

/**
 * A flat call that uses the same task, record and message again and again.
 *
 * <p>Concurrency: as {@link FlatCall}.
 */
final class LocalFlatCall implements FlatCall {

    private final LocalPartition partition;
    private final Task task;
    private final ControlBlock block;
    private final StartMessage start;
    private final BlockedCaller waiting = new BlockedCaller();
    private final AtomicBoolean inUse = new AtomicBoolean();
    private boolean used;

    LocalFlatCall(LocalPartition partition, Task task, ControlBlock block, StartMessage start) {
        this.partition = partition;
        this.task = task;
        this.block = block;
        this.start = start;
    }

    @Override
    public long[] frame() {
        return task.frame();
    }

    @Override
    public void invoke() {
        if (!inUse.compareAndSet(false, true)) {
            throw new IllegalStateException("this call of " + task.export() + " is in use by another thread");
        }
        try {
            if (used) {
                task.reset();
                block.reset();
            }
            used = true;
            block.createdNanos = partition.now();
            partition.run(block, waiting, start);
            RuntimeException failure = Failures.of(block);
            if (failure != null) {
                throw failure;
            }
        } finally {
            inUse.setRelease(false);
        }
    }
}
