// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Kinds of traps, by this runtime's messages and by where the reference traps. */
final class TrapKinds {

    /**
     * A kind.
     *
     * @param name what is wrong
     * @param message a part of this runtime's message
     * @param place a part of the reference's function and line
     */
    private record Kind(String name, Pattern message, Pattern place) {
    }

    private static final List<Kind> KINDS = List.of(
            kind("unknown index",
                    "unknown handle index|uninitialized element|undefined element|out of bounds table access|unknown thread",
                    "^get: "),
            kind("callback code", "unsupported callback code",
                    "unpack_callback_result"),
            kind("task.return", "invalid `task.return`",
                    "canon_task_return"),
            kind("no async lift", "not lifted with `async`", "canon_task_cancel: .*async_"),
            kind("task state", "`task.cancel` called|called more than once",
                    "^cancel: |^return_: .*state"),
            kind("no result", "failed to produce a result",
                    "unregister_thread"),
            kind("backpressure counter", "backpressure counter",
                    "canon_backpressure"),
            kind("thread not suspended", "thread which is not suspended|not suspended",
                    "other_thread.suspended"),
            kind("start function", "start function does not match",
                    "f.t != ft"),
            kind("no copy to cancel", "is under way that could be cancelled|is being cancelled already",
                    "cancel_copy: .*COPYING"),
            kind("end busy or done",
                    "concurrent operations|after being notified|after previous (read|write)|busy (stream|future)|without first writing",
                    "CopyState.IDLE|self.copying|CopyState.DONE"),
            kind("subtask not resolved", "not yet resolved",
                    "not self.resolve_delivered"),
            kind("subtask resolved", "after terminal status",
                    "subtask.resolve_delivered"),
            kind("cancelled before", "after it was called before",
                    "cancellation_requested"),
            kind("set not empty", "non-empty waitable set",
                    "len\\(self.elems"),
            kind("set with waiters", "waitable set with waiters",
                    "num_waiting"),
            kind("in a set", "added to a waitable set|in a waitable set",
                    "in_waitable_set|has_sync_waiter"),
            kind("borrowed handles left", "borrow handles still remain",
                    "num_borrows"),
            kind("handle lent", "lent|is borrowed|active borrow",
                    "num_lends"),
            kind("handle of another kind", "used with the wrong type",
                    "isinstance|rt is not|not h.own|shared.t !="),
            kind("discriminant", "discriminant",
                    "case_index"),
            kind("character", "char",
                    "0x110000|0xD800"),
            kind("text", "UTF|utf|surrogate",
                    "load_string_from_range: trap\\(\\)"),
            kind("pointer not aligned", "not aligned|unaligned",
                    "align_to"),
            kind("out of bounds", "out.of.bounds|outside|too large",
                    "len\\(cx.opts.memory|MAX_"),
            kind("own ends", "intra-component",
                    "pending_inst"),
            kind("instance entered", "cannot enter",
                    "may_enter_from"),
            kind("cannot block", "cannot block a synchronous task|deadlock",
                    "not candidates"));

    private static Kind kind(String name, String message, String place) {
        return new Kind(name, Pattern.compile(message), Pattern.compile(place));
    }

    private TrapKinds() {
    }

    static @Nullable String ofMessage(@Nullable String message) {
        return message == null
                ? null
                : KINDS.stream().filter(k -> k.message.matcher(message).find()).map(Kind::name).findFirst()
                        .orElse(null);
    }

    static @Nullable String ofPlace(@Nullable String place) {
        return place == null
                ? null
                : KINDS.stream().filter(k -> k.place.matcher(place).find()).map(Kind::name).findFirst().orElse(null);
    }
}
