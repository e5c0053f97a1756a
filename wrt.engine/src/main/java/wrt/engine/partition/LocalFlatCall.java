// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

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
        prepare();
        partition.run(block, waiting, start);
        used = true;
        finish();
    }

    @Override
    public boolean tryInvoke(Admission admission) {
        prepare();
        if (!partition.tryRunDirect(block, admission)) {
            return false;
        }
        used = true;
        finish();
        return true;
    }

    private void prepare() {
        if (used) {
            task.reset();
            block.reset();
            used = false;
        }
    }

    private void finish() {
        RuntimeException failure = Failures.of(block);
        if (failure != null) {
            block.disturbed = true;
            throw failure;
        }
    }
}
