// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The active tasks of a partition.
 *
 * <p>Concurrency: the owner of the partition adds and removes; any thread may look and sees some recent state.
 */
final class TaskTable {

    /** The place of a task that runs on the stack of a caller that owns the partition. */
    static final int DIRECT = Integer.MAX_VALUE;

    private static final VarHandle DIRECT_TASK;

    static {
        try {
            DIRECT_TASK = MethodHandles.lookup().findVarHandle(TaskTable.class, "direct", ControlBlock.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile AtomicReferenceArray<@Nullable ControlBlock> slots = new AtomicReferenceArray<>(64);
    private int[] free = descending(0, 64);
    private int freeCount = 64;
    private int size;

    // A call on its caller's stack, which mostly ends before anybody looks.
    private volatile @Nullable ControlBlock direct;

    /** How many tasks there are; by the owner. */
    int size() {
        return size;
    }

    /** Adds the task of a caller that owns the partition. */
    void addDirect(ControlBlock block) {
        block.slot = DIRECT;
        size++;
        DIRECT_TASK.setRelease(this, block);
    }

    /**
     * A task's stack is left: it takes a place as others do, since another caller's may come.
     *
     * @return whether it is the task of a caller, and had none so far
     */
    boolean leave(ControlBlock block) {
        if (block.slot != DIRECT) {
            return false;
        }
        add(block);
        size--;
        direct = null;
        return true;
    }

    void add(ControlBlock block) {
        if (freeCount == 0) {
            grow();
        }
        size++;
        int slot = free[--freeCount];
        block.slot = slot;
        slots.setRelease(slot, block);
    }

    void remove(ControlBlock block) {
        size--;
        if (block.slot == DIRECT) {
            block.slot = -1;
            DIRECT_TASK.setRelease(this, null);
            return;
        }
        slots.setRelease(block.slot, null);
        free[freeCount++] = block.slot;
        block.slot = -1;
    }

    private void grow() {
        AtomicReferenceArray<@Nullable ControlBlock> old = slots;
        int before = old.length();
        AtomicReferenceArray<@Nullable ControlBlock> larger = new AtomicReferenceArray<>(2 * before);
        for (int i = 0; i < before; i++) {
            larger.setPlain(i, old.getPlain(i));
        }
        free = Arrays.copyOf(descending(before, before), 2 * before);
        freeCount = before;
        slots = larger;
    }

    private static int[] descending(int first, int count) {
        int[] numbers = new int[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = first + count - 1 - i;
        }
        return numbers;
    }

    /** The tasks at this moment. */
    List<ControlBlock> snapshot() {
        AtomicReferenceArray<@Nullable ControlBlock> now = slots;
        List<ControlBlock> found = new ArrayList<>();
        for (int i = 0; i < now.length(); i++) {
            ControlBlock block = now.getAcquire(i);
            if (block != null) {
                found.add(block);
            }
        }
        ControlBlock running = direct;
        if (running != null) {
            found.add(running);
        }
        return found;
    }

    /** A task by its identity, or null. */
    @Nullable
    ControlBlock find(long id) {
        AtomicReferenceArray<@Nullable ControlBlock> now = slots;
        for (int i = 0; i < now.length(); i++) {
            ControlBlock block = now.getAcquire(i);
            if (block != null && block.task().id() == id) {
                return block;
            }
        }
        ControlBlock running = direct;
        return running != null && running.task().id() == id ? running : null;
    }
}
