// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.play;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wrt.conformance.oracle.program.Program;
import wrt.conformance.oracle.program.Step;
import wrt.conformance.oracle.world.LiftKind;
import wrt.conformance.oracle.world.World;

/** Decides what the steps of bodies do, by what guests have. */
final class Moves {

    /** When a trace is that long, bodies come to their end. */
    private static final int MOST_ENTRIES = 1200;

    private final World world;
    private final Player player;
    private final HandleMoves handles;
    private final CopyMoves copies;
    private final CallMoves calls;
    private final EventMoves events;
    private final ThreadMoves threads;

    Moves(World world, Program program, Player player) {
        this.world = world;
        this.player = player;
        Values values = new Values(program);
        this.handles = new HandleMoves(world, values);
        this.copies = new CopyMoves(world, values);
        this.calls = new CallMoves(world, player, values, handles);
        this.events = new EventMoves(calls, copies);
        this.threads = new ThreadMoves(program, player);
    }

    List<Step> threadBody(int label) {
        return threads.body(label);
    }

    void event(Activity a, int code, int index, int payload) {
        events.event(a, code, index, payload);
    }

    /** The next move of a thread. */
    Move next(Activity a) {
        while (a.at < a.steps.size() && player.trace().entries().size() < MOST_ENTRIES) {
            Step step = a.steps.get(a.at);
            Move move = null;
            try {
                move = step(a, step);
            } catch (Missing missing) {
                move = handles.make(a, missing.type);
            }
            if (move == null || move.last()) {
                a.at++;
            }
            if (move != null) {
                return move;
            }
        }
        return finish(a);
    }

    private Move finish(Activity a) {
        Call call = a.call();
        if (a.isExplicit()) {
            return Move.of(Move.LEAVE);
        }
        if (call.backpressure > 0 && call.number % 4 != 0) {
            return backpressure(a, -1);
        }
        if (!call.returned) {
            Handle borrow = a.guest.pick(0, h -> h.kind == Handle.Kind.BORROW && h.call == call);
            if (borrow != null) {
                return HandleMoves.dropResource(a, borrow);
            }
        }
        LiftKind kind = call.function.kind();
        if (!kind.returnsByTask()) {
            return calls.leaveWithResult(a, call);
        }
        if (!call.returned) {
            Move move = call.cancelled && call.number % 3 != 0
                    ? CallMoves.cancel(call)
                    : calls.taskReturn(a, call, call.function, false, call.number);
            if (move != null) {
                return move;
            }
        }
        return kind == LiftKind.CALLBACK ? Move.of(Move.LEAVE, 0) : Move.of(Move.LEAVE);
    }

    private @Nullable Move step(Activity a, Step s) {
        // Where a call may not wait, it does so where another thread could go on, and rarely elsewhere.
        boolean plain = a.call().function.kind() == LiftKind.PLAIN && !s.wild() && s.b() % 16 != 0
                && (a.guest.threads.stream().allMatch(t -> t.suspended) || s.b() % 2 == 0);
        return switch (s.kind()) {
            case AWAIT -> events.await(a, s);
            case CALL -> calls.call(a, s, plain);
            case HOST -> calls.host(a, s, plain);
            case END_NEW -> handles.newEnd(a, s);
            case READ -> copies.copy(a, s, Handle.Kind.READER, plain);
            case WRITE -> copies.copy(a, s, Handle.Kind.WRITER, plain);
            case CANCEL_COPY -> copies.cancelCopy(a, s);
            case END_DROP -> copies.dropEnd(a, s);
            case SET_NEW -> EventMoves.newSet(a);
            case SET_DROP -> {
                Handle set = a.pick(s, h -> h.kind == Handle.Kind.SET && h.members == 0);
                yield set == null ? null : Move.of("waitable-set.drop", 0, none -> a.guest.remove(set), set.index);
            }
            case JOIN -> {
                Handle waitable = a.pick(s, h -> h.isWaitable() && h.set == null);
                yield waitable == null ? null : events.join(a, s, waitable);
            }
            case UNJOIN -> {
                Handle waitable = a.pick(s, h -> h.isWaitable() && h.set != null);
                yield waitable == null
                        ? null
                        : Move.of("waitable.join", 0, none -> waitable.join(null), waitable.index, 0);
            }
            case POLL -> {
                Handle set = a.pick(s, h -> h.kind == Handle.Kind.SET);
                yield set == null ? null : events.waitFor(a, "waitable-set.poll" + s.plus(), set);
            }
            case WAIT -> {
                Handle set = a.pick(s, h -> h.kind == Handle.Kind.SET && h.members > 0);
                yield set == null || plain ? null : events.waitOrLeave(a, s, set);
            }
            case SUBTASK_CANCEL -> {
                Handle subtask = a.pick(s,
                        h -> h.kind == Handle.Kind.SUBTASK && h.state != Handle.State.DONE && !h.cancelRequested);
                yield subtask == null ? null : calls.cancelSubtask(a, s, subtask, plain);
            }
            case SUBTASK_DROP -> {
                Handle subtask = a.pick(s, h -> h.kind == Handle.Kind.SUBTASK && h.state == Handle.State.DONE);
                yield subtask == null
                        ? null
                        : Move.of("subtask.drop", 0, none -> a.guest.remove(subtask), subtask.index);
            }
            case YIELD -> EventMoves.yielding(a, s);
            case BACKPRESSURE_INC -> backpressure(a, 1);
            case BACKPRESSURE_DEC -> a.guest.backpressure > 0 || s.wild() ? backpressure(a, -1) : null;
            case CONTEXT_GET -> Move.of("context.get/" + s.a() % 2, 1, v -> {
            });
            case CONTEXT_SET -> Move.of("context.set/" + s.a() % 2, s.c());
            case RETURN -> calls.returning(a, s);
            case CANCEL ->
                a.call().function.kind().returnsByTask() && a.call().cancelled && !a.call().returned || s.wild()
                        ? CallMoves.cancel(a.call())
                        : null;
            case RESOURCE_NEW -> a.guest.number == World.GUESTS - 1 ? handles.newResource(a, s.c()) : null;
            case RESOURCE_DROP -> {
                Handle handle = a.pick(s, h -> h.kind == Handle.Kind.OWN || h.kind == Handle.Kind.BORROW);
                yield handle == null ? null : HandleMoves.dropResource(a, handle);
            }
            case RESOURCE_REP -> {
                Handle handle = a.guest.number == World.GUESTS - 1 ? a.pick(s, h -> h.kind == Handle.Kind.OWN) : null;
                yield handle == null ? null : Move.of("resource.rep", 1, v -> {
                }, handle.index);
            }
            case ERROR_NEW -> handles.newError(a, s);
            case ERROR_MESSAGE -> {
                Handle error = a.pick(s, h -> h.kind == Handle.Kind.ERROR);
                yield error == null ? null : handles.message(a, error);
            }
            case ERROR_DROP -> {
                Handle error = a.pick(s, h -> h.kind == Handle.Kind.ERROR);
                yield error == null
                        ? null
                        : Move.of("error-context.drop", 0, none -> a.guest.remove(error), error.index);
            }
            case THREAD_NEW -> threads.newThread(a, s, plain);
            case THREAD_RESUME_LATER -> {
                GuestModel.GuestThread thread = ThreadMoves.thread(a, s, true);
                yield thread == null
                        ? null
                        : Move.of("thread.resume-later", 0, none -> thread.suspended = false, thread.index);
            }
            case THREAD_INDEX -> Move.of("thread.index", 1, v -> {
            });
            case THREAD_SUSPEND ->
                plain || s.b() % 4 != 0 ? null : Move.of("thread.suspend" + s.plus(), 1, v -> a.took(v[0]));
            case THREAD_SWITCH -> threads.switchTo(a, s, plain);
            case EXIT -> {
                a.at = a.steps.size();
                yield a.isExplicit() || !a.call().function.kind().returnsByTask()
                        ? null
                        : a.call().function.kind() == LiftKind.CALLBACK
                                ? Move.of(Move.LEAVE, s.b() % 40)
                                : Move.of(Move.LEAVE);
            }
        };
    }

    private Move backpressure(Activity a, int change) {
        a.guest.backpressure += change;
        a.call().backpressure += change;
        return Move.of(change > 0 ? "backpressure.inc" : "backpressure.dec");
    }
}
