// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.play;

import org.jspecify.annotations.Nullable;
import wrt.component.FuncType;
import wrt.component.ValType;

/** What is known of a handle in the table of a guest. */
final class Handle {

    /** What it is. */
    enum Kind {
        SET, SUBTASK, READER, WRITER, OWN, BORROW, ERROR
    }

    /** How far it is. */
    enum State {
        IDLE, BUSY, DONE
    }

    final int index;
    final Kind kind;
    final @Nullable ValType type;
    State state = State.IDLE;
    @Nullable
    Handle set;
    int members;
    boolean cancelRequested;

    // Of an end: what both ends have in common, and the buffer of the copy that is under way.
    Pair pair = new Pair();
    int pointer;

    // Of a subtask, or of a borrowed handle.
    @Nullable
    Call call;
    @Nullable
    FuncType callType;

    Handle(int index, Kind kind, @Nullable ValType type) {
        this.index = index;
        this.kind = kind;
        this.type = type;
    }

    boolean isWaitable() {
        return kind == Kind.SUBTASK || kind == Kind.READER || kind == Kind.WRITER;
    }

    boolean isEnd() {
        return kind == Kind.READER || kind == Kind.WRITER;
    }

    void join(@Nullable Handle into) {
        if (set != null) {
            set.members--;
        }
        set = into;
        if (into != null) {
            into.members++;
        }
    }

    /** What the two ends of a stream or future know of each other: who waits with a buffer. */
    static final class Pair {
        int waiting = -1;
    }
}
