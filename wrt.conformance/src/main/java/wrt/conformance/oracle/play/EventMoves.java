// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.play;

import org.jspecify.annotations.Nullable;
import wrt.conformance.oracle.program.Step;
import wrt.conformance.oracle.world.LiftKind;
import wrt.conformance.oracle.world.Memory;

/**
 * Waits for events, and what follows from them.
 *
 * @param calls are told of subtasks
 * @param copies are told of ends
 */
record EventMoves(CallMoves calls, CopyMoves copies) {

    static Move newSet(Activity a) {
        return Move.of("waitable-set.new", 1, v -> a.guest.add(new Handle((int) v[0], Handle.Kind.SET, null)));
    }

    @Nullable
    Move await(Activity a, Step s) {
        boolean plain = a.call().function.kind() == LiftKind.PLAIN;
        Handle waitable = a.guest.pick(s.a(), h -> h.isWaitable() && h.set == null
                && (h.kind == Handle.Kind.SUBTASK ? h.state != Handle.State.DONE : h.state == Handle.State.BUSY));
        if (waitable != null) {
            return join(a, s, waitable).before();
        }
        Handle set = a.guest.pick(s.b(), h -> h.kind == Handle.Kind.SET && h.members > 0 && a.guest.handles.stream()
                .anyMatch(m -> m.set == h && m.state != Handle.State.DONE
                        && (m.kind == Handle.Kind.SUBTASK || m.state == Handle.State.BUSY)));
        return set == null || plain ? null : waitOrLeave(a, s, set);
    }

    Move join(Activity a, Step s, Handle waitable) {
        Handle set = a.guest.pick(s.b(), h -> h.kind == Handle.Kind.SET);
        if (set == null) {
            return newSet(a).before();
        }
        return Move.of("waitable.join", 0, none -> waitable.join(set), waitable.index, set.index);
    }

    Move waitOrLeave(Activity a, Step s, Handle set) {
        if (a.call().function.kind() == LiftKind.CALLBACK && !a.isExplicit() && s.c() % 8 != 0) {
            return Move.of(Move.LEAVE, 2 | (long) set.index << 4);
        }
        return waitFor(a, "waitable-set.wait" + s.plus(), set);
    }

    Move waitFor(Activity a, String name, Handle set) {
        long pointer = Memory.EVENTS + 8L * (a.label % 128);
        return Move.of(name, 3, v -> event(a, (int) v[0], (int) v[1], (int) v[2]), set.index, pointer);
    }

    static Move yielding(Activity a, Step s) {
        if (a.call().function.kind() == LiftKind.CALLBACK && !a.isExplicit() && s.c() % 3 != 0) {
            return Move.of(Move.LEAVE, 1);
        }
        return Move.of("thread.yield" + s.plus(), 1, v -> a.took(v[0]));
    }

    /** An event was delivered. */
    void event(Activity a, int code, int index, int payload) {
        switch (code) {
            case 0 -> {
                // nothing
            }
            case 1 -> {
                Handle subtask = a.guest.find(index, h -> h.kind == Handle.Kind.SUBTASK);
                if (subtask != null) {
                    calls.subtaskIs(a, subtask, payload);
                }
            }
            case 6 -> a.call().cancelled = true;
            default -> {
                Handle end = a.guest.find(index, Handle::isEnd);
                if (end != null) {
                    copies.copied(a, end, payload);
                }
            }
        }
    }
}
