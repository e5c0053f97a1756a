// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import wrt.component.async.Event;
import wrt.component.async.Waitable;
import wrt.component.async.WaitableSet;
import wrt.core.CoreMemory;

/**
 * The built-ins for waitables and waitable sets of one instance.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "canon waitable-set.new" to "canon waitable.join".
 *
 * @param instance whose code calls them
 */
record WaitableBuiltins(RuntimeInstance instance) {

    int newSet() {
        instance.checkMayLeave();
        return instance.handles().add(new WaitableSet());
    }

    void dropSet(int index) {
        instance.checkMayLeave();
        AsyncHandles.set(instance, index).checkDrop();
        instance.handles().remove(index);
    }

    void join(int waitableIndex, int setIndex) {
        instance.checkMayLeave();
        Waitable waitable = AsyncHandles.waitable(instance, waitableIndex);
        if (waitable.hasSyncWaiter()) {
            throw new ComponentTrapException(SyncOperation.IN_SET);
        }
        waitable.join(setIndex == 0 ? null : AsyncHandles.set(instance, setIndex));
    }

    int wait(boolean cancellable, CoreMemory memory, int setIndex, int pointer) {
        return new SyncOperation(instance).run(thread -> {
            WaitableSet set = AsyncHandles.set(instance, setIndex);
            return deliver(memory, pointer, thread.waitForEvent(set, cancellable));
        });
    }

    int poll(boolean cancellable, CoreMemory memory, int setIndex, int pointer) {
        instance.checkMayLeave();
        WaitableSet set = AsyncHandles.set(instance, setIndex);
        boolean cancelled = Cancellation.deliver(instance.runningThread().task(), cancellable);
        return deliver(memory, pointer, cancelled ? Event.of(Event.TASK_CANCELLED) : set.takeEvent());
    }

    private static int deliver(CoreMemory memory, int pointer, long event) {
        if ((pointer & 3) != 0) {
            throw new ComponentTrapException("wasm trap: unaligned pointer");
        }
        if (Integer.toUnsignedLong(pointer) + 8 > memory.byteSize()) {
            throw new ComponentTrapException("pointer out of bounds of memory");
        }
        memory.writeInt(pointer, Event.handle(event));
        memory.writeInt(pointer + 4, Event.payload(event));
        return Event.code(event);
    }
}
