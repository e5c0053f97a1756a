// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.play;

import java.util.List;
import org.jspecify.annotations.Nullable;
import wrt.component.FlatType;
import wrt.component.FuncType;
import wrt.component.Layout;
import wrt.component.ValType;
import wrt.conformance.oracle.program.Step;
import wrt.conformance.oracle.world.GuestFunction;
import wrt.conformance.oracle.world.World;

/**
 * Calls and returns.
 *
 * @param world in which
 * @param player who numbers calls
 * @param values of parameters and results
 * @param handles makes what values need
 */
record CallMoves(World world, Player player, Values values, HandleMoves handles) {

    private static final int BLOCKED = -1;
    private static final int ASYNC_PARAMS = 4;

    @Nullable
    Move call(Activity a, Step s, boolean plain) {
        List<GuestFunction> functions = world.importsOf(a.guest.number);
        if (functions.isEmpty() || !player.mayCall()) {
            return null;
        }
        GuestFunction function = functions.get(s.a() % functions.size());
        boolean async = function.type().async() && (plain || s.b() % 5 != 0);
        Call call = new Call(0, function, List.of());
        return lowered(a, s, "call/" + function.index(), function.type(), async, call);
    }

    @Nullable
    Move host(Activity a, Step s, boolean plain) {
        int number = s.a() % world.hostFunctions().size();
        FuncType type = world.hostFunctions().get(number);
        boolean async = type.async() && (plain || s.b() % 5 != 0);
        a.hostMode = s.b() / 5 % 4;
        a.hostSeed = s.c();
        return lowered(a, s, "host/" + number, type, async, null);
    }

    private @Nullable Move lowered(Activity a, Step s, String name, FuncType type, boolean async, @Nullable Call plan) {
        Given given = new Given(a.guest);
        ValueWriter writer = values.writer(a, s.c(), s.wild(), given);
        List<ValType> types = World.parameters(type);
        List<Long> flat;
        try {
            // What is needed is found out before the call gets its number.
            flat = writer.values(types, async ? ASYNC_PARAMS : Layout.MAX_FLAT, plan == null ? -1 : 0);
        } catch (Missing missing) {
            return handles.canMake(a, missing.type) ? handles.make(a, missing.type) : null;
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
        List<Move> moves = Values.pokes(writer);
        if (async) {
            moves.add(Move.of(name + "+", 1, v -> called(a, call, type, (int) v[0]), Values.longs(flat)));
        } else {
            moves.add(Move.of(name, result == null || inMemory ? 0 : 1, v -> {
                if (inMemory) {
                    showResult(a, call, type);
                } else if (result != null) {
                    Values.learn(a.guest, null, List.of(result), v, call.givenOut);
                }
            }, Values.longs(flat)));
        }
        return a.queued(moves);
    }

    private static boolean isFlat(List<ValType> types, boolean async) {
        List<FlatType> flat = ValueWriter.sequence(types).flat();
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
                    bytes -> Values.learn(a.guest, null, List.of(result), bytes, call.givenOut)));
        }
    }

    void subtaskIs(Activity a, Handle subtask, int state) {
        if (state >= 2) {
            subtask.state = Handle.State.DONE;
            Call call = subtask.call;
            FuncType type = subtask.callType;
            if (state == 2 && call != null && type != null) {
                showResult(a, call, type);
            }
        }
    }

    @Nullable
    Move cancelSubtask(Activity a, Step s, Handle subtask, boolean plain) {
        boolean async = plain || subtask.set != null && !s.wild() || s.b() % 3 != 0;
        subtask.cancelRequested = true;
        return Move.of("subtask.cancel" + (async ? "+" : ""), 1, v -> {
            if ((int) v[0] != BLOCKED) {
                subtaskIs(a, subtask, (int) v[0]);
            }
        }, subtask.index);
    }

    @Nullable
    Move returning(Activity a, Step s) {
        Call call = a.call();
        if (!call.function.kind().returnsByTask() && !s.wild() || call.returned && !s.wild()) {
            return null;
        }
        List<GuestFunction> mine = world.functionsOf(a.guest.number).stream().filter(f -> f.kind().returnsByTask())
                .toList();
        GuestFunction as = s.wild() ? mine.get(s.a() % mine.size()) : call.function;
        Handle borrow = a.guest.pick(0, h -> h.kind == Handle.Kind.BORROW && h.call == call);
        if (borrow != null && !s.wild()) {
            return HandleMoves.dropResource(a, borrow).before();
        }
        return taskReturn(a, call, as, s.wild(), s.c());
    }

    @Nullable
    Move taskReturn(Activity a, Call call, GuestFunction as, boolean wild, int seed) {
        ValType type = as.type().result();
        List<ValType> types = type == null ? List.of() : List.of(type);
        try {
            Given given = new Given(a.guest);
            ValueWriter writer = values.writer(a, seed * 31 + 11, wild, given);
            List<Long> flat = writer.values(types, Layout.MAX_FLAT, -1);
            List<Move> moves = Values.pokes(writer);
            given.take();
            call.givenOut = given.ends;
            call.returned = true;
            moves.add(Move.of("task.return/" + as.index(), Values.longs(flat)));
            return a.queued(moves);
        } catch (Missing missing) {
            return handles.make(a, missing.type).before();
        }
    }

    Move leaveWithResult(Activity a, Call call) {
        ValType type = call.function.type().result();
        List<ValType> types = type == null ? List.of() : List.of(type);
        try {
            Given given = new Given(a.guest);
            ValueWriter writer = values.writer(a, call.number * 31 + 7, false, given);
            List<Long> flat = writer.values(types, 1, -1);
            List<Move> moves = Values.pokes(writer);
            given.take();
            call.givenOut = given.ends;
            call.returned = true;
            moves.add(Move.of(Move.LEAVE, Values.longs(flat)));
            return a.queued(moves);
        } catch (Missing missing) {
            return handles.make(a, missing.type);
        }
    }

    static Move cancel(Call call) {
        call.returned = true;
        return Move.of("task.cancel");
    }
}
