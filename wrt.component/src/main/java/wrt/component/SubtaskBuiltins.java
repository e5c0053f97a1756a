// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import wrt.component.async.Event;

/**
 * The built-ins for subtasks of one instance.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "canon subtask.cancel", "canon subtask.drop".
 *
 * @param instance whose code calls them
 */
record SubtaskBuiltins(RuntimeInstance instance) {

    private static final int BLOCKED = -1;

    /** {@code subtask.cancel} without {@code async}: waits until the subtask is resolved. */
    int cancel(int index) {
        return new SyncOperation(instance).run(thread -> {
            Subtask subtask = cancellable(index);
            if (subtask.set() != null) {
                throw new ComponentTrapException(SyncOperation.IN_SET);
            }
            request(subtask);
            while (!subtask.isResolved()) {
                thread.waitForEvent(subtask); // the news may be that it has started
            }
            return subtask.isResolveDelivered() ? subtask.state().ordinal() : Event.payload(subtask.takeEvent());
        });
    }

    /** {@code subtask.cancel} with {@code async}. */
    int cancelAsync(int index) {
        instance.checkMayLeave();
        Subtask subtask = cancellable(index);
        request(subtask);
        return subtask.isResolved() ? Event.payload(subtask.takeEvent()) : BLOCKED;
    }

    private Subtask cancellable(int index) {
        Subtask subtask = AsyncHandles.subtask(instance, index);
        if (subtask.isResolveDelivered()) {
            throw new ComponentTrapException("`subtask.cancel` called after terminal status delivered");
        }
        if (subtask.isCancellationRequested()) {
            throw new ComponentTrapException("`subtask.cancel` called after it was called before");
        }
        return subtask;
    }

    private void request(Subtask subtask) {
        if (!subtask.isResolved()) {
            subtask.requestCancellation(instance);
        }
    }

    /** {@code subtask.drop}. */
    void drop(int index) {
        instance.checkMayLeave();
        AsyncHandles.subtask(instance, index).drop();
        instance.handles().remove(index);
    }
}
