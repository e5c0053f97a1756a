// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import wrt.component.abi.CopyPlan;
import wrt.component.async.CopyEnd;
import wrt.component.async.EndKind;
import wrt.component.async.Event;

/**
 * The built-ins for streams and futures of one type, as one definition of an instance has them.
 *
 * <p>Concurrency: belongs to the owner of the store.
 *
 * <p>Source: Component Model, CanonicalABI, "canon {stream,future}.new" to "canon {stream,future}.drop-{readable,writable}".
 *
 * @param instance whose code calls them
 * @param plan of the type
 */
record CopyBuiltins(RuntimeInstance instance, CopyPlan plan) {

    private static final int BLOCKED = -1;

    /** The two handles, the readable one in the low half. */
    long make(EndKind readable) {
        instance.checkMayLeave();
        CopyEnd end = readable.isStream() ? CopyEnd.stream(plan.type()) : CopyEnd.future(plan.type());
        int read = instance.handles().add(end);
        int write = instance.handles().add(end.other());
        return Integer.toUnsignedLong(read) | (long) write << Integer.SIZE;
    }

    /** A read or write that does not wait. */
    int copyAsync(EndKind kind, int index, int pointer, int length) {
        instance.checkMayLeave();
        CopyEnd end = plan.find(index, kind);
        end.checkCanCopy();
        end.copy(index, plan.buffer(kind, pointer, length), instance);
        return end.hasPendingEvent() ? Event.payload(end.takeEvent()) : BLOCKED;
    }

    /** A read or write that waits. */
    int copy(EndKind kind, int index, int pointer, int length) {
        return new SyncOperation(instance).run(thread -> {
            CopyEnd end = plan.find(index, kind);
            end.checkCanCopy();
            SyncOperation.checkNotInSet(end);
            end.copy(index, plan.buffer(kind, pointer, length), instance);
            return Event.payload(end.hasPendingEvent() ? end.takeEvent() : thread.waitForEvent(end));
        });
    }

    /** A cancellation that does not wait. */
    int cancelAsync(EndKind kind, int index) {
        instance.checkMayLeave();
        CopyEnd end = plan.find(index, kind);
        end.cancel();
        return end.hasPendingEvent() ? Event.payload(end.takeEvent()) : BLOCKED;
    }

    /** A cancellation that waits. */
    int cancel(EndKind kind, int index) {
        return new SyncOperation(instance).run(thread -> {
            CopyEnd end = plan.find(index, kind);
            end.checkCanCancel();
            SyncOperation.checkNotInSet(end);
            end.cancel();
            return Event.payload(end.hasPendingEvent() ? end.takeEvent() : thread.waitForEvent(end));
        });
    }

    /** Gives an end up. */
    void drop(EndKind kind, int index) {
        instance.checkMayLeave();
        plan.find(index, kind).drop();
        instance.handles().remove(index);
    }
}
