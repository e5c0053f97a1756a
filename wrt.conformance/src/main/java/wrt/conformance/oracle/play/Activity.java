// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.play;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import wrt.conformance.oracle.program.Step;
import wrt.conformance.oracle.world.GuestFunction;

/** A thread of a guest: which body it runs, and how far it is. */
final class Activity {

    final GuestModel guest;
    final @Nullable GuestFunction function;
    final Deque<Move> queue = new ArrayDeque<>();
    long[] incoming;
    int received;
    int label;
    @Nullable
    Call call;
    List<Step> steps = List.of();
    int at;
    @Nullable
    Move current;
    long[] results = {};
    int got;
    boolean leaving;

    // What the host does with the call that is made by the current move.
    int hostMode;
    int hostSeed;

    Activity(GuestModel guest, @Nullable GuestFunction function, int params) {
        this.guest = guest;
        this.function = function;
        this.incoming = new long[params];
    }

    Call call() {
        Call mine = call;
        if (mine == null) {
            throw new IllegalStateException("not entered");
        }
        return mine;
    }

    /** Queues moves and gives the first one. */
    Move queued(List<Move> moves) {
        queue.addAll(moves.subList(1, moves.size()));
        return moves.getFirst();
    }

    /** A handle for a step: one that fits, or any if the step is wild. */
    @Nullable
    Handle pick(Step step, Predicate<Handle> which) {
        if (!step.wild()) {
            return guest.pick(step.a(), which);
        }
        return switch (step.c() % 4) {
            case 0 -> new Handle(step.a() % 20, Handle.Kind.SET, null);
            case 1 -> guest.pick(step.a(), which);
            default -> guest.pick(step.a(), h -> true);
        };
    }

    /** Something that takes cancellations has come back. */
    void took(long cancelled) {
        if (cancelled != 0) {
            call().cancelled = true;
        }
    }

    /** Whether it is a thread that the guest made. */
    boolean isExplicit() {
        return function == null;
    }
}
