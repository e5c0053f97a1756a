// SPDX-License-Identifier: Apache-2.0
package wrt.engine.policy;

import org.jspecify.annotations.Nullable;

/**
 * The ready tasks in the order in which they became ready.
 *
 * <p>Concurrency: owned by whoever owns the partition.
 */
final class ReadyList {

    private @Nullable ReadyEntry head;
    private @Nullable ReadyEntry tail;
    private int size;

    void append(ReadyEntry entry) {
        ReadyEntry last = tail;
        entry.previous = last;
        entry.next = null;
        entry.held = true;
        if (last == null) {
            head = entry;
        } else {
            last.next = entry;
        }
        tail = entry;
        size++;
    }

    void remove(ReadyEntry entry) {
        ReadyEntry before = entry.previous;
        ReadyEntry behind = entry.next;
        if (before == null) {
            head = behind;
        } else {
            before.next = behind;
        }
        if (behind == null) {
            tail = before;
        } else {
            behind.previous = before;
        }
        entry.previous = null;
        entry.next = null;
        entry.held = false;
        size--;
    }

    @Nullable
    ReadyEntry first() {
        return head;
    }

    @Nullable
    ReadyEntry behind(ReadyEntry entry) {
        return entry.next;
    }

    int size() {
        return size;
    }
}
