// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.play;

import com.google.gson.JsonArray;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import wrt.component.FlatHostFunction;
import wrt.component.FuncType;
import wrt.component.HostCall;
import wrt.component.Layout;
import wrt.component.Linker;
import wrt.component.Store;
import wrt.component.Task;
import wrt.component.Thread;
import wrt.component.ValType;
import wrt.conformance.oracle.program.Program;
import wrt.conformance.oracle.world.GuestFunction;
import wrt.conformance.oracle.world.Memory;
import wrt.conformance.oracle.world.World;

/** Answers what the code of guests asks: what to do next, with which arguments; and takes what came of it. */
final class Instructions {

    private final World world;
    private final Player player;
    private final Store store;
    private final Trace trace;
    private final Moves moves;
    private final List<GuestModel> guests = new ArrayList<>();
    private final Map<Thread, Activity> activities = new IdentityHashMap<>();
    private final Map<Task, Call> calls = new IdentityHashMap<>();
    private final Map<Integer, Call> announced = new HashMap<>();
    private long[] args = {};
    private int nextArg;
    private int hostNumbers;
    private boolean looking;

    Instructions(World world, Program program, Player player, Store store) {
        this.world = world;
        this.player = player;
        this.store = store;
        this.trace = player.trace();
        this.moves = new Moves(world, program, player);
        for (int i = 0; i < World.GUESTS; i++) {
            guests.add(new GuestModel(world, i));
        }
    }

    /** A call is about to be made. */
    void announce(Call call) {
        announced.put(call.number, call);
    }

    /** A call by the host is this task. */
    void begun(Task task, Call call) {
        calls.put(task, call);
    }

    /** The call that a task is, if it is known. */
    @Nullable
    Call callOf(Task task) {
        return calls.get(task);
    }

    /** From now on, memories are shown for the comparison of the whole. */
    void look() {
        looking = true;
    }

    /** What the guests import. */
    Linker linker() {
        Linker linker = new Linker();
        linker.define("next", (Control) f -> f[0] = next());
        linker.define("arg", (Control) f -> f[0] = args[nextArg++]);
        linker.define("result", (Control) f -> result(f[0]));
        linker.define("enter", (Control) f -> enter((int) f[0]));
        linker.define("event", (Control) f -> event((int) f[0], (int) f[1], (int) f[2]));
        linker.define("dump", (call, values) -> {
            show((byte[]) values[0]);
            return null;
        });
        for (int i = 0; i < world.hostFunctions().size(); i++) {
            int function = i;
            linker.define("h" + i, (call, values) -> host(function, values));
        }
        return linker;
    }

    /** A function of the host with core values. */
    private interface Control extends FlatHostFunction {

        void call(long[] frame);

        @Override
        default boolean callFlat(HostCall call, long[] frame) {
            call(frame);
            return true;
        }

        @Override
        default @Nullable Object call(HostCall call, Object[] args) {
            throw new IllegalStateException("called with core values always");
        }
    }

    private Activity activity() {
        return Objects.requireNonNull(activities.get(thread()));
    }

    private Thread thread() {
        return Objects.requireNonNull(store.currentThread());
    }

    private void enter(int function) {
        Thread thread = thread();
        if (function == Memory.THREAD) {
            Call call = Objects.requireNonNull(calls.get(thread.task()));
            activities.put(thread, new Activity(guests.get(call.function.guest()), null, 1));
            return;
        }
        GuestFunction called = world.functions().get(function);
        Layout params = called.type().paramLayout();
        activities.put(thread,
                new Activity(guests.get(called.guest()), called, params.flat() == null ? 1 : params.flat().size()));
    }

    private void result(long value) {
        Activity activity = activity();
        if (activity.received < activity.incoming.length) {
            activity.incoming[activity.received++] = value;
            if (activity.received == activity.incoming.length) {
                entered(activity);
            }
            return;
        }
        Move move = Objects.requireNonNull(activity.current);
        activity.results[activity.got++] = value;
        if (activity.got == activity.results.length) {
            returned(activity, move);
        }
    }

    private void returned(Activity activity, Move move) {
        activity.current = null;
        trace.add("ret", activity.label, activity.results);
        move.done().accept(activity.results);
    }

    private void entered(Activity activity) {
        if (activity.isExplicit()) {
            activity.label = (int) activity.incoming[0];
            activity.call = Objects.requireNonNull(calls.get(thread().task()));
            activity.steps = moves.threadBody(activity.label);
            trace.add("enter", activity.label, Memory.THREAD);
            return;
        }
        GuestFunction function = Objects.requireNonNull(activity.function);
        if (function.type().paramLayout().flat() != null) {
            begin(activity, (int) activity.incoming[0]);
            Values.learn(activity.guest, activity.call, World.parameters(function.type()), activity.incoming,
                    activity.call().givenIn);
        }
    }

    private void begin(Activity activity, int number) {
        Call call = Objects.requireNonNull(announced.get(number));
        activity.call = call;
        activity.label = number;
        activity.steps = call.body;
        calls.put(thread().task(), call);
        trace.add("enter", number, call.function.index(), activity.incoming);
    }

    private void event(int code, int handle, int payload) {
        Activity activity = activity();
        activity.leaving = false;
        trace.add("event", activity.label, code, handle, Integer.toUnsignedLong(payload));
        moves.event(activity, code, handle, payload);
    }

    private long next() {
        Activity activity = activity();
        Move before = activity.current;
        if (before != null) {
            activity.results = new long[0];
            returned(activity, before);
        }
        if (activity.call == null) {
            // The number of the call is in memory.
            int size = Objects.requireNonNull(activity.function).type().paramLayout().size();
            return show(activity, activity.incoming[0], size);
        }
        Move move = activity.queue.poll();
        if (move == null) {
            move = moves.next(activity);
        }
        nextArg = 0;
        args = move.args();
        switch (move.name()) {
            case Move.LEAVE -> {
                activity.leaving = true;
                trace.add("leave", activity.label, args);
                return 0;
            }
            case Move.POKE -> {
                ByteBuffer words = ByteBuffer.allocate(8 * (int) args[1]).order(ByteOrder.LITTLE_ENDIAN);
                for (int i = 2; i < args.length; i++) {
                    words.putLong(args[i]);
                }
                trace.add("poke", activity.label, args[0], HexFormat.of().formatHex(words.array()));
            }
            case Move.SHOW -> activity.current = move;
            default -> {
                trace.add("op", activity.label, move.name(), args);
                activity.current = move;
                activity.results = new long[move.results()];
                activity.got = 0;
            }
        }
        return stub(activity.guest, move.name());
    }

    private long show(Activity activity, long pointer, int size) {
        args = new long[]{pointer, size};
        nextArg = 0;
        return stub(activity.guest, Move.SHOW);
    }

    private static int stub(GuestModel guest, String name) {
        Integer stub = guest.stubs.get(name);
        if (stub == null) {
            throw new IllegalArgumentException("guest " + guest.number + " has no " + name);
        }
        return stub;
    }

    private void show(byte[] bytes) {
        if (looking) {
            CRC32 sum = new CRC32();
            sum.update(bytes);
            trace.end("memory", sum.getValue());
            return;
        }
        Activity activity = activity();
        boolean first = activity.call == null;
        if (first) {
            begin(activity, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt());
        }
        trace.add("show", activity.label, args[0], args[1], HexFormat.of().formatHex(bytes));
        ByteBuffer shown = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (first) {
            FuncType type = Objects.requireNonNull(activity.function).type();
            Values.learn(activity.guest, activity.call, World.parameters(type), shown, activity.call().givenIn);
            return;
        }
        Move move = Objects.requireNonNull(activity.current);
        activity.current = null;
        move.shown().accept(shown);
    }

    private @Nullable Object host(int function, Object[] values) {
        Activity activity = activity();
        FuncType type = world.hostFunctions().get(function);
        JsonArray texts = new JsonArray();
        for (int i = 0; i < values.length; i++) {
            texts.add(HostValues.text(type.params().get(i).type(), values[i]));
        }
        int number = hostNumbers++;
        boolean now = !type.async() || activity.hostMode == 0;
        ValType result = type.result();
        Object value = now && result != null ? new HostValues(new Random(activity.hostSeed)).value(result) : null;
        trace.add("host", activity.label, number, function, texts, now ? "now" : "later",
                HostValues.text(result, value));
        if (now) {
            return value;
        }
        HostAnswer answer = new HostAnswer(number, function, HostAnswer.OnCancel.values()[activity.hostMode - 1],
                player);
        player.owes(answer);
        return answer;
    }
}
