// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.play;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import wrt.component.FuncType;
import wrt.component.Layout;
import wrt.component.ValType;
import wrt.conformance.oracle.program.Program;
import wrt.conformance.oracle.program.Step;
import wrt.conformance.oracle.world.GuestFunction;
import wrt.conformance.oracle.world.LiftKind;
import wrt.conformance.oracle.world.Memory;
import wrt.conformance.oracle.world.World;

/** Decides what the steps of bodies do, by what guests have, and learns from what comes back. */
final class Moves {

    /** When a trace is that long, bodies come to their end. */
    private static final int MOST_ENTRIES = 1200;
    private static final int BLOCKED = -1;
    private static final int ASYNC_PARAMS = 4;
    private static final int DROPPED = 1;

    private final World world;
    private final Program program;
    private final Player player;
    private final Map<Integer, List<Step>> threadBodies = new HashMap<>();

    Moves(World world, Program program, Player player) {
        this.world = world;
        this.program = program;
        this.player = player;
    }

    List<Step> threadBody(int label) {
        return threadBodies.getOrDefault(label, List.of());
    }

    /** The next move of a thread. */
    Move next(Activity a) {
        while (a.at < a.steps.size() && player.trace().entries().size() < MOST_ENTRIES) {
            Step step = a.steps.get(a.at);
            Move move = null;
            try {
                move = step(a, step);
            } catch (Missing missing) {
                move = make(a, missing.type);
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

    /** Queues moves and gives the first one. */
    private static Move all(Activity a, List<Move> moves) {
        a.queue.addAll(moves.subList(1, moves.size()));
        return moves.getFirst();
    }

    // ---- the end of a body ----

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
                return dropResource(a, borrow);
            }
        }
        LiftKind kind = call.function.kind();
        if (!kind.returnsByTask()) {
            return leaveWithResult(a, call);
        }
        if (!call.returned) {
            Move move = call.cancelled && call.number % 3 != 0
                    ? cancel(call)
                    : taskReturn(a, call, call.function, false, call.number);
            if (move != null) {
                return move;
            }
        }
        return kind == LiftKind.CALLBACK ? Move.of(Move.LEAVE, 0) : Move.of(Move.LEAVE);
    }

    private Move leaveWithResult(Activity a, Call call) {
        ValType type = call.function.type().result();
        List<ValType> types = type == null ? List.of() : List.of(type);
        try {
            Given given = new Given(a.guest);
            ValueWriter writer = writer(a, call.number * 31 + 7, false, given);
            List<Long> flat = writer.values(types, 1, -1);
            List<Move> moves = pokes(writer);
            given.take();
            call.givenOut = given.ends;
            call.returned = true;
            moves.add(Move.of(Move.LEAVE, longs(flat)));
            return all(a, moves);
        } catch (Missing missing) {
            return make(a, missing.type);
        }
    }

    private @Nullable Move taskReturn(Activity a, Call call, GuestFunction as, boolean wild, int seed) {
        ValType type = as.type().result();
        List<ValType> types = type == null ? List.of() : List.of(type);
        try {
            Given given = new Given(a.guest);
            ValueWriter writer = writer(a, seed * 31 + 11, wild, given);
            List<Long> flat = writer.values(types, Layout.MAX_FLAT, -1);
            List<Move> moves = pokes(writer);
            given.take();
            call.givenOut = given.ends;
            call.returned = true;
            moves.add(Move.of("task.return/" + as.index(), longs(flat)));
            return all(a, moves);
        } catch (Missing missing) {
            return make(a, missing.type).before();
        }
    }

    private static Move cancel(Call call) {
        call.returned = true;
        return Move.of("task.cancel");
    }

    // ---- steps ----

    private @Nullable Move step(Activity a, Step s) {
        // Where a call may not wait, it does so where another thread could go on, and rarely elsewhere.
        boolean plain = a.call().function.kind() == LiftKind.PLAIN && !s.wild() && s.b() % 16 != 0
                && (a.guest.threads.stream().allMatch(t -> t.suspended) || s.b() % 2 == 0);
        return switch (s.kind()) {
            case AWAIT -> await(a, s);
            case CALL -> call(a, s, plain);
            case HOST -> host(a, s, plain);
            case END_NEW -> newEnd(a, s);
            case READ -> copy(a, s, Handle.Kind.READER, plain);
            case WRITE -> copy(a, s, Handle.Kind.WRITER, plain);
            case CANCEL_COPY -> cancelCopy(a, s);
            case END_DROP -> dropEnd(a, s);
            case SET_NEW -> newSet(a);
            case SET_DROP -> {
                Handle set = pick(a, s, h -> h.kind == Handle.Kind.SET && h.members == 0);
                yield set == null ? null : Move.of("waitable-set.drop", 0, none -> a.guest.remove(set), set.index);
            }
            case JOIN -> {
                Handle waitable = pick(a, s, h -> h.isWaitable() && h.set == null);
                yield waitable == null ? null : join(a, s, waitable);
            }
            case UNJOIN -> {
                Handle waitable = pick(a, s, h -> h.isWaitable() && h.set != null);
                yield waitable == null
                        ? null
                        : Move.of("waitable.join", 0, none -> waitable.join(null), waitable.index, 0);
            }
            case POLL -> {
                Handle set = pick(a, s, h -> h.kind == Handle.Kind.SET);
                yield set == null ? null : waitFor(a, "waitable-set.poll" + plus(s), set);
            }
            case WAIT -> {
                Handle set = pick(a, s, h -> h.kind == Handle.Kind.SET && h.members > 0);
                yield set == null || plain ? null : waitOrLeave(a, s, set);
            }
            case SUBTASK_CANCEL -> {
                Handle subtask = pick(a, s,
                        h -> h.kind == Handle.Kind.SUBTASK && h.state != Handle.State.DONE && !h.cancelRequested);
                yield subtask == null ? null : cancelSubtask(a, s, subtask, plain);
            }
            case SUBTASK_DROP -> {
                Handle subtask = pick(a, s, h -> h.kind == Handle.Kind.SUBTASK && h.state == Handle.State.DONE);
                yield subtask == null
                        ? null
                        : Move.of("subtask.drop", 0, none -> a.guest.remove(subtask), subtask.index);
            }
            case YIELD -> yielding(a, s);
            case BACKPRESSURE_INC -> backpressure(a, 1);
            case BACKPRESSURE_DEC -> a.guest.backpressure > 0 || s.wild() ? backpressure(a, -1) : null;
            case CONTEXT_GET -> Move.of("context.get/" + s.a() % 2, 1, v -> {
            });
            case CONTEXT_SET -> Move.of("context.set/" + s.a() % 2, s.c());
            case RETURN -> returning(a, s);
            case CANCEL ->
                a.call().function.kind().returnsByTask() && a.call().cancelled && !a.call().returned || s.wild()
                        ? cancel(a.call())
                        : null;
            case RESOURCE_NEW -> a.guest.number == World.GUESTS - 1 ? newResource(a, s.c()) : null;
            case RESOURCE_DROP -> {
                Handle handle = pick(a, s, h -> h.kind == Handle.Kind.OWN || h.kind == Handle.Kind.BORROW);
                yield handle == null ? null : dropResource(a, handle);
            }
            case RESOURCE_REP -> {
                Handle handle = a.guest.number == World.GUESTS - 1 ? pick(a, s, h -> h.kind == Handle.Kind.OWN) : null;
                yield handle == null ? null : Move.of("resource.rep", 1, v -> {
                }, handle.index);
            }
            case ERROR_NEW -> newError(a, s);
            case ERROR_MESSAGE -> {
                Handle error = pick(a, s, h -> h.kind == Handle.Kind.ERROR);
                yield error == null ? null : message(a, error);
            }
            case ERROR_DROP -> {
                Handle error = pick(a, s, h -> h.kind == Handle.Kind.ERROR);
                yield error == null
                        ? null
                        : Move.of("error-context.drop", 0, none -> a.guest.remove(error), error.index);
            }
            case THREAD_NEW -> newThread(a, s, plain);
            case THREAD_RESUME_LATER -> {
                GuestModel.GuestThread thread = thread(a, s, true);
                yield thread == null
                        ? null
                        : Move.of("thread.resume-later", 0, none -> thread.suspended = false, thread.index);
            }
            case THREAD_INDEX -> Move.of("thread.index", 1, v -> {
            });
            case THREAD_SUSPEND ->
                plain || s.b() % 4 != 0 ? null : Move.of("thread.suspend" + plus(s), 1, v -> took(a, v[0]));
            case THREAD_SWITCH -> switchTo(a, s, plain);
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

    private static String plus(Step s) {
        return s.b() % 2 == 0 ? "+" : "";
    }

    private @Nullable Handle pick(Activity a, Step s, Predicate<Handle> which) {
        if (!s.wild()) {
            return a.guest.pick(s.a(), which);
        }
        return switch (s.c() % 4) {
            case 0 -> new Handle(s.a() % 20, Handle.Kind.SET, null);
            case 1 -> a.guest.pick(s.a(), which);
            default -> a.guest.pick(s.a(), h -> true);
        };
    }

    private static void took(Activity a, long cancelled) {
        if (cancelled != 0) {
            a.call().cancelled = true;
        }
    }

    // ---- sets and events ----

    private Move newSet(Activity a) {
        return Move.of("waitable-set.new", 1, v -> a.guest.add(new Handle((int) v[0], Handle.Kind.SET, null)));
    }

    private @Nullable Move await(Activity a, Step s) {
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

    private Move join(Activity a, Step s, Handle waitable) {
        Handle set = a.guest.pick(s.b(), h -> h.kind == Handle.Kind.SET);
        if (set == null) {
            return newSet(a).before();
        }
        return Move.of("waitable.join", 0, none -> waitable.join(set), waitable.index, set.index);
    }

    private Move waitOrLeave(Activity a, Step s, Handle set) {
        if (a.call().function.kind() == LiftKind.CALLBACK && !a.isExplicit() && s.c() % 8 != 0) {
            return Move.of(Move.LEAVE, 2 | (long) set.index << 4);
        }
        return waitFor(a, "waitable-set.wait" + plus(s), set);
    }

    private Move waitFor(Activity a, String name, Handle set) {
        long pointer = Memory.EVENTS + 8L * (a.label % 128);
        return Move.of(name, 3, v -> event(a, (int) v[0], (int) v[1], (int) v[2]), set.index, pointer);
    }

    private @Nullable Move yielding(Activity a, Step s) {
        if (a.call().function.kind() == LiftKind.CALLBACK && !a.isExplicit() && s.c() % 3 != 0) {
            return Move.of(Move.LEAVE, 1);
        }
        return Move.of("thread.yield" + plus(s), 1, v -> took(a, v[0]));
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
                    subtaskIs(a, subtask, payload);
                }
            }
            case 6 -> a.call().cancelled = true;
            default -> {
                Handle end = a.guest.find(index, Handle::isEnd);
                if (end != null) {
                    copied(a, end, payload);
                }
            }
        }
    }

    // ---- calls ----

    private @Nullable Move call(Activity a, Step s, boolean plain) {
        List<GuestFunction> functions = world.importsOf(a.guest.number);
        if (functions.isEmpty() || !player.mayCall()) {
            return null;
        }
        GuestFunction function = functions.get(s.a() % functions.size());
        boolean async = function.type().async() && (plain || s.b() % 5 != 0);
        Call call = new Call(0, function, List.of());
        return lowered(a, s, "call/" + function.index(), function.type(), async, call);
    }

    private @Nullable Move host(Activity a, Step s, boolean plain) {
        int number = s.a() % world.hostFunctions().size();
        FuncType type = world.hostFunctions().get(number);
        boolean async = type.async() && (plain || s.b() % 5 != 0);
        a.hostMode = s.b() / 5 % 4;
        a.hostSeed = s.c();
        return lowered(a, s, "host/" + number, type, async, null);
    }

    private @Nullable Move lowered(Activity a, Step s, String name, FuncType type, boolean async, @Nullable Call plan) {
        Given given = new Given(a.guest);
        ValueWriter writer = writer(a, s.c(), s.wild(), given);
        List<ValType> types = World.parameters(type);
        List<Long> flat;
        try {
            // What is needed is found out before the call gets its number.
            flat = writer.values(types, async ? ASYNC_PARAMS : Layout.MAX_FLAT, plan == null ? -1 : 0);
        } catch (Missing missing) {
            return canMake(a, missing.type) ? make(a, missing.type) : null;
        }
        Call call = plan == null
                ? new Call(0, world.functions().getFirst(), List.of())
                : player.announce(plan.function, s.c());
        if (plan != null) {
            if (isFlat(types, async)) {
                flat.set(0, (long) call.number);
            } else {
                writer.regions().getFirst().bytes().putInt(0, call.number);
            }
        }
        given.take();
        call.givenIn = given.ends;
        ValType result = type.result();
        boolean inMemory = result != null
                && (async || result.layout().flat() == null || result.layout().flat().size() > 1);
        if (inMemory && result != null) {
            call.resultPointer = writer.allocate(result.layout().size()).address();
            flat.add((long) call.resultPointer);
        }
        List<Move> moves = pokes(writer);
        if (async) {
            moves.add(Move.of(name + "+", 1, v -> called(a, call, type, (int) v[0]), longs(flat)));
        } else {
            moves.add(Move.of(name, result == null || inMemory ? 0 : 1, v -> {
                if (inMemory) {
                    showResult(a, call, type);
                } else if (result != null) {
                    learn(a.guest, null, List.of(result), v, call.givenOut);
                }
            }, longs(flat)));
        }
        return all(a, moves);
    }

    private static boolean isFlat(List<ValType> types, boolean async) {
        List<wrt.component.FlatType> flat = ValueWriter.sequence(types).flat();
        return flat != null && flat.size() <= (async ? ASYNC_PARAMS : Layout.MAX_FLAT);
    }

    private void called(Activity a, Call call, FuncType type, int packed) {
        int index = packed >>> 4;
        if (index == 0) {
            showResult(a, call, type);
            return;
        }
        Handle subtask = a.guest.add(new Handle(index, Handle.Kind.SUBTASK, null));
        subtask.call = call;
        subtask.callType = type;
    }

    private void showResult(Activity a, Call call, FuncType type) {
        ValType result = type.result();
        if (result != null) {
            a.queue.addFirst(Move.show(call.resultPointer, result.layout().size(),
                    bytes -> learn(a.guest, null, List.of(result), bytes, call.givenOut)));
        }
    }

    private void subtaskIs(Activity a, Handle subtask, int state) {
        if (state >= 2) {
            subtask.state = Handle.State.DONE;
            Call call = subtask.call;
            FuncType type = subtask.callType;
            if (state == 2 && call != null && type != null) {
                showResult(a, call, type);
            }
        }
    }

    private @Nullable Move cancelSubtask(Activity a, Step s, Handle subtask, boolean plain) {
        boolean async = plain || subtask.set != null && !s.wild() || s.b() % 3 != 0;
        subtask.cancelRequested = true;
        return Move.of("subtask.cancel" + (async ? "+" : ""), 1, v -> {
            if ((int) v[0] != BLOCKED) {
                subtaskIs(a, subtask, (int) v[0]);
            }
        }, subtask.index);
    }

    private @Nullable Move returning(Activity a, Step s) {
        Call call = a.call();
        if (!call.function.kind().returnsByTask() && !s.wild() || call.returned && !s.wild()) {
            return null;
        }
        List<GuestFunction> mine = world.functionsOf(a.guest.number).stream().filter(f -> f.kind().returnsByTask())
                .toList();
        GuestFunction as = s.wild() ? mine.get(s.a() % mine.size()) : call.function;
        Handle borrow = a.guest.pick(0, h -> h.kind == Handle.Kind.BORROW && h.call == call);
        if (borrow != null && !s.wild()) {
            return dropResource(a, borrow).before();
        }
        return taskReturn(a, call, as, s.wild(), s.c());
    }

    // ---- streams and futures ----

    private Move newEnd(Activity a, Step s) {
        Move move = make(a, world.ends().get(s.a() % world.ends().size()));
        return Move.of(move.name(), move.results(), move.done(), move.args());
    }

    private @Nullable Move copy(Activity a, Step s, Handle.Kind kind, boolean plain) {
        Predicate<Handle> fits = h -> h.kind == kind && h.state == Handle.State.IDLE
                && (h.pair.waiting != a.guest.number || isNumber(element(h)));
        // Rather one whose other end waits.
        Handle end = s.c() % 3 == 0 ? null : pick(a, s, fits.and(h -> h.pair.waiting >= 0));
        if (end == null) {
            end = pick(a, s, fits);
        }
        if (end == null || end.type == null || !end.isEnd()) {
            return null;
        }
        return copy(a, s, kind, plain, end);
    }

    private Move copy(Activity a, Step s, Handle.Kind kind, boolean plain, Handle end) {
        ValType element = element(end);
        boolean stream = end.type instanceof ValType.StreamT;
        int count = stream ? s.b() / 8 % 5 : 1;
        if (element != null && element.shape().containsAsync()) {
            count = Math.min(count, 2);
        }
        boolean sync = !plain && (end.set == null || s.wild())
                && (s.b() % 8 == 0 || end.pair.waiting >= 0 && s.b() % 3 == 0);
        Given given = new Given(a.guest);
        given.exclude(end);
        ValueWriter writer = writer(a, s.c(), s.wild(), given);
        int pointer;
        if (element == null) {
            pointer = 0;
        } else if (kind == Handle.Kind.WRITER) {
            pointer = writer.elements(element, count);
        } else {
            pointer = writer.allocate(element.layout().size() * count).address();
        }
        given.take();
        List<Move> moves = pokes(writer);
        String name = (stream ? "stream." : "future.") + (kind == Handle.Kind.READER ? "read/" : "write/")
                + world.ends().indexOf(end.type) + (sync ? "" : "+");
        end.pointer = pointer;
        long[] args = stream ? new long[]{end.index, pointer, count} : new long[]{end.index, pointer};
        end.state = Handle.State.BUSY;
        end.pair.waiting = a.guest.number;
        moves.add(Move.of(name, 1, v -> copied(a, end, (int) v[0]), args));
        return all(a, moves);
    }

    private static @Nullable ValType element(Handle end) {
        return switch (end.type) {
            case ValType.StreamT t -> t.element();
            case ValType.FutureT t -> t.element();
            case null, default -> null;
        };
    }

    private static boolean isNumber(@Nullable ValType type) {
        return switch (type) {
            case null -> true;
            case ValType.S8 t -> true;
            case ValType.U8 t -> true;
            case ValType.S16 t -> true;
            case ValType.U16 t -> true;
            case ValType.S32 t -> true;
            case ValType.U32 t -> true;
            case ValType.S64 t -> true;
            case ValType.U64 t -> true;
            case ValType.F32 t -> true;
            case ValType.F64 t -> true;
            default -> false;
        };
    }

    private void copied(Activity a, Handle end, int payload) {
        if (payload == BLOCKED) {
            return;
        }
        end.pair.waiting = -1;
        boolean stream = end.type instanceof ValType.StreamT;
        int result = payload & 0xf;
        int progress = stream ? payload >>> 4 : result == 0 ? 1 : 0;
        end.state = result == DROPPED || !stream && result == 0 ? Handle.State.DONE : Handle.State.IDLE;
        ValType element = element(end);
        if (end.kind == Handle.Kind.READER && element != null && progress > 0) {
            int size = element.layout().size() * progress;
            boolean isEnd = element instanceof ValType.StreamT || element instanceof ValType.FutureT;
            a.queue.addFirst(Move.show(end.pointer, size, bytes -> {
                for (int i = 0; isEnd && i < progress; i++) {
                    a.guest.add(new Handle(bytes.getInt(4 * i), Handle.Kind.READER, element));
                }
            }));
        }
    }

    private @Nullable Move cancelCopy(Activity a, Step s) {
        Handle end = pick(a, s, h -> h.isEnd() && h.state == Handle.State.BUSY);
        if (end == null || !end.isEnd()) {
            return null;
        }
        String name = (end.type instanceof ValType.StreamT ? "stream.cancel-" : "future.cancel-")
                + (end.kind == Handle.Kind.READER ? "read/" : "write/") + world.ends().indexOf(end.type)
                + (end.set != null && !s.wild() ? "+" : plus(s));
        return Move.of(name, 1, v -> copied(a, end, (int) v[0]), end.index);
    }

    private @Nullable Move dropEnd(Activity a, Step s) {
        Handle end = pick(a, s, h -> h.isEnd() && h.state != Handle.State.BUSY
                && (h.kind == Handle.Kind.READER || h.type instanceof ValType.StreamT || h.state == Handle.State.DONE));
        if (end == null || !end.isEnd()) {
            return null;
        }
        String name = (end.type instanceof ValType.StreamT ? "stream.drop-" : "future.drop-")
                + (end.kind == Handle.Kind.READER ? "readable/" : "writable/") + world.ends().indexOf(end.type);
        return Move.of(name, 0, none -> a.guest.remove(end), end.index);
    }

    // ---- other handles ----

    private boolean canMake(Activity a, ValType type) {
        boolean resource = type instanceof ValType.Own || type instanceof ValType.Borrow;
        return !resource || a.guest.number == World.GUESTS - 1;
    }

    /** Makes something of a type that a value needs; the step is looked at again. */
    private Move make(Activity a, ValType type) {
        return switch (type) {
            case ValType.StreamT t -> makeEnd(a, "stream.new/", t);
            case ValType.FutureT t -> makeEnd(a, "future.new/", t);
            default -> newResource(a, 7).before();
        };
    }

    private Move makeEnd(Activity a, String name, ValType type) {
        return Move.of(name + world.ends().indexOf(type), 1, v -> {
            Handle reader = a.guest.add(new Handle((int) v[0], Handle.Kind.READER, type));
            Handle writer = a.guest.add(new Handle((int) (v[0] >>> 32), Handle.Kind.WRITER, type));
            writer.pair = reader.pair;
        }).before();
    }

    private Move newResource(Activity a, int rep) {
        return Move.of("resource.new", 1, v -> a.guest.add(new Handle((int) v[0], Handle.Kind.OWN, World.OWN)), rep);
    }

    private static Move dropResource(Activity a, Handle handle) {
        return Move.of("resource.drop", 0, none -> a.guest.remove(handle), handle.index);
    }

    private Move newError(Activity a, Step s) {
        Texts.Encoded text = Texts.encode(Texts.text(new Random(s.c())), a.guest.encoding, s.b() % 2 == 0);
        ValueWriter writer = writer(a, s.c(), false, new Given(a.guest));
        ValueWriter.Region region = writer.allocate(text.bytes().length);
        region.bytes().put(0, text.bytes());
        List<Move> moves = pokes(writer);
        moves.add(Move.of("error-context.new", 1, v -> a.guest.add(new Handle((int) v[0], Handle.Kind.ERROR, null)),
                region.address(), Integer.toUnsignedLong(text.units())));
        return all(a, moves);
    }

    private Move message(Activity a, Handle error) {
        int pointer = a.guest.allocate(8);
        a.queue.addFirst(Move.show(pointer, 8, bytes -> {
        }));
        return Move.of("error-context.debug-message", error.index, pointer);
    }

    private Move backpressure(Activity a, int change) {
        a.guest.backpressure += change;
        a.call().backpressure += change;
        return Move.of(change > 0 ? "backpressure.inc" : "backpressure.dec");
    }

    // ---- threads ----

    private @Nullable Move newThread(Activity a, Step s, boolean plain) {
        if (plain && s.b() % 4 != 0 || !player.mayCall()) {
            return null;
        }
        int label = player.number();
        threadBodies.put(label,
                program.bodies().isEmpty() ? List.of() : program.bodies().get(s.c() % program.bodies().size()));
        int element = s.wild() ? s.a() % (a.guest.count + 6) : a.guest.startElement();
        return Move.of("thread.new-indirect", 1, v -> a.guest.threads.add(new GuestModel.GuestThread((int) v[0])),
                element, label);
    }

    private static GuestModel.@Nullable GuestThread thread(Activity a, Step s, boolean suspended) {
        if (s.wild() && s.c() % 2 == 0) {
            return new GuestModel.GuestThread(s.a() % 6);
        }
        List<GuestModel.GuestThread> fitting = a.guest.threads.stream().filter(t -> !suspended || t.suspended).toList();
        return fitting.isEmpty() ? null : fitting.get(s.a() % fitting.size());
    }

    private @Nullable Move switchTo(Activity a, Step s, boolean plain) {
        boolean promote = s.b() / 2 % 2 == 0;
        boolean suspend = s.b() / 4 % 4 == 0;
        GuestModel.GuestThread thread = thread(a, s, !promote);
        if (thread == null || plain) {
            return null;
        }
        if (!promote) {
            thread.suspended = false;
        }
        String name = "thread." + (suspend ? "suspend" : "yield") + "-then-" + (promote ? "promote" : "resume")
                + plus(s);
        return Move.of(name, 1, v -> took(a, v[0]), thread.index);
    }

    // ---- values ----

    /** The handles that go into one value. */
    private static final class Given {
        final GuestModel guest;
        final List<Handle> ends = new ArrayList<>();
        private final List<Handle> used = new ArrayList<>();
        private final List<Handle> gone = new ArrayList<>();

        Given(GuestModel guest) {
            this.guest = guest;
        }

        void exclude(Handle handle) {
            used.add(handle);
        }

        int handle(ValType type, boolean wild, Random random) {
            if (wild && random.nextInt(6) == 0) {
                return random.nextInt(12);
            }
            boolean borrow = type instanceof ValType.Borrow;
            boolean own = type instanceof ValType.Own;
            Handle found = guest.pick(random.nextInt(64), h -> !used.contains(h) && (own || borrow
                    ? h.kind == Handle.Kind.OWN || borrow && h.kind == Handle.Kind.BORROW
                    : h.kind == Handle.Kind.READER && type.equals(h.type) && h.state == Handle.State.IDLE
                            && h.set == null));
            if (found == null) {
                throw new Missing(type);
            }
            if (!borrow) {
                used.add(found);
                gone.add(found);
                ends.add(found);
            }
            return found.index;
        }

        /** They are given away. */
        void take() {
            gone.forEach(guest::remove);
        }
    }

    private ValueWriter writer(Activity a, int seed, boolean wild, Given given) {
        Random random = new Random(program.seed() * 31 + seed);
        return new ValueWriter(random, a.guest.encoding, wild, a.guest::allocate,
                type -> given.handle(type, wild, random));
    }

    private static List<Move> pokes(ValueWriter writer) {
        List<Move> moves = new ArrayList<>();
        for (ValueWriter.Region region : writer.regions()) {
            int words = region.bytes().capacity() / 8;
            long[] args = new long[words + 2];
            args[0] = region.address();
            args[1] = words;
            for (int i = 0; i < words; i++) {
                args[i + 2] = region.bytes().getLong(8 * i);
            }
            moves.add(Move.of(Move.POKE, args));
        }
        return moves;
    }

    private static long[] longs(List<Long> list) {
        return list.stream().mapToLong(Long::longValue).toArray();
    }

    /** A guest got core values. */
    void learn(GuestModel guest, @Nullable Call call, List<ValType> types, long[] flat, List<Handle> given) {
        new Found(guest, call, new ArrayDeque<>(given)).flat(types, flat, 0);
    }

    /** A guest got values in memory. */
    void learn(GuestModel guest, @Nullable Call call, List<ValType> types, ByteBuffer bytes, List<Handle> given) {
        new Found(guest, call, new ArrayDeque<>(given)).stored(types, bytes, 0);
    }

    /** Looks for handles in values. */
    private record Found(GuestModel guest, @Nullable Call call, Deque<Handle> given) {

        private void found(ValType type, int index) {
            boolean own = type instanceof ValType.Own;
            boolean borrow = type instanceof ValType.Borrow;
            if (borrow && guest.number == World.GUESTS - 1) {
                return; // its own guest gets the representation
            }
            Handle handle = guest.add(new Handle(index,
                    own ? Handle.Kind.OWN : borrow ? Handle.Kind.BORROW : Handle.Kind.READER, type));
            Handle before = borrow ? null : given.poll();
            if (before != null) {
                handle.pair = before.pair;
            }
            handle.call = call;
        }

        private int flat(List<ValType> types, long[] flat, int from) {
            int at = from;
            for (ValType type : types) {
                List<wrt.component.FlatType> slots = type.layout().flat();
                switch (type) {
                    case ValType.RecordT t -> flat(t.fields().stream().map(ValType.Field::type).toList(), flat, at);
                    case ValType.OptionT t -> {
                        if (flat[at] == 1) {
                            flat(List.of(t.type()), flat, at + 1);
                        }
                    }
                    case ValType.StreamT t -> found(t, (int) flat[at]);
                    case ValType.FutureT t -> found(t, (int) flat[at]);
                    case ValType.Own t -> found(t, (int) flat[at]);
                    case ValType.Borrow t -> found(t, (int) flat[at]);
                    default -> {
                        // No handles, or some that nobody looks for.
                    }
                }
                at += slots == null ? 0 : slots.size();
            }
            return at;
        }

        private void stored(List<ValType> types, ByteBuffer bytes, int from) {
            int at = from;
            for (ValType type : types) {
                at = Layout.align(at, type.layout().alignment());
                switch (type) {
                    case ValType.RecordT t -> stored(t.fields().stream().map(ValType.Field::type).toList(), bytes, at);
                    case ValType.OptionT t -> {
                        if (bytes.get(at) == 1) {
                            stored(List.of(t.type()), bytes, at + Layout.align(1, t.type().layout().alignment()));
                        }
                    }
                    case ValType.StreamT t -> found(t, bytes.getInt(at));
                    case ValType.FutureT t -> found(t, bytes.getInt(at));
                    case ValType.Own t -> found(t, bytes.getInt(at));
                    case ValType.Borrow t -> found(t, bytes.getInt(at));
                    default -> {
                        // as above
                    }
                }
                at += type.layout().size();
            }
        }
    }
}
