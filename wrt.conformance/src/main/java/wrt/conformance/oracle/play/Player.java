// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.play;

import com.google.gson.JsonArray;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import wrt.component.Component;
import wrt.component.ComponentInstance;
import wrt.component.FlatHostFunction;
import wrt.component.FuncType;
import wrt.component.HostCall;
import wrt.component.Layout;
import wrt.component.Linker;
import wrt.component.Scheduler;
import wrt.component.Store;
import wrt.component.StoreLimits;
import wrt.component.Task;
import wrt.component.TaskParameters;
import wrt.component.Thread;
import wrt.component.ValType;
import wrt.conformance.oracle.program.Action;
import wrt.conformance.oracle.program.Program;
import wrt.conformance.oracle.world.GuestFunction;
import wrt.conformance.oracle.world.Memory;
import wrt.conformance.oracle.world.World;
import wrt.core.Meter;

/**
 * Runs one program in this runtime and writes down what happens. The guests ask here what to do; which of those that are
 * ready goes on is decided by numbers of the program.
 */
public final class Player implements Scheduler {

    private static final int MOST_CALLS = 24;
    private static final int MOST_TURNS = 400;
    private static final int CALL_DEPTH = 400;

    private final World world;
    private final Program program;
    private final Trace trace = new Trace();
    private final Store store;
    private final List<GuestModel> guests = new ArrayList<>();
    private final Map<Thread, Activity> activities = new IdentityHashMap<>();
    private final Map<Task, Call> calls = new IdentityHashMap<>();
    private final Map<Integer, Call> announced = new java.util.HashMap<>();
    private final List<Call> hostCalls = new ArrayList<>();
    private final List<HostAnswer> answers = new ArrayList<>();
    private final List<Object> ready = new ArrayList<>();
    private final List<Task> seen = new ArrayList<>();
    private final Random choice;
    private final Moves moves;
    private final ComponentInstance instance;
    private long[] args = {};
    private int nextArg;
    private int numbers;
    private int hostNumbers;
    private boolean looking;

    private Player(World world, Component component, Program program) {
        this.world = world;
        this.program = program;
        this.choice = new Random(program.seed());
        this.store = new Store(new Meter(m -> m.refill(1L << 40), CALL_DEPTH), this, StoreLimits.defaults());
        for (int i = 0; i < World.GUESTS; i++) {
            guests.add(new GuestModel(world, i));
        }
        this.moves = new Moves(world, program, this);
        this.instance = linker().instantiate(store, component);
    }

    /**
     * Runs a program.
     *
     * @param world in which it runs
     * @param component the world's binary, loaded
     * @param program what to do
     * @return what happened
     */
    public static Trace play(World world, Component component, Program program) {
        Player player = new Player(world, component, program);
        player.run();
        return player.trace;
    }

    Trace trace() {
        return trace;
    }

    GuestModel guest(int number) {
        return guests.get(number);
    }

    // ---- the host ----

    private void run() {
        for (Action action : program.actions()) {
            if (!act(action)) {
                return;
            }
        }
        for (int i = 0; i < 8; i++) {
            if (!turns(MOST_TURNS)) {
                return;
            }
            if (answers.isEmpty()) {
                break;
            }
            if (!act(new Action(Action.Kind.COMPLETE, 0, 0, i))) {
                return;
            }
        }
        looking = true;
        for (int i = 0; i < World.GUESTS; i++) {
            guestLooked = i;
            Task task = instance.function("look" + i).task(new Object[0], TaskParameters.unbounded("oracle", "look"));
            task.run();
            if (task.failure() != null) {
                throw new IllegalStateException("memory cannot be seen", task.failure());
            }
        }
        JsonArray open = new JsonArray();
        hostCalls.stream().filter(c -> !c.returned).forEach(c -> open.add(c.number));
        trace.end(ready.isEmpty() ? "end" : "limit", open);
    }

    private int guestLooked;

    /** Does something; whether the program goes on. */
    private boolean act(Action action) {
        switch (action.kind()) {
            case INVOKE -> invoke(action);
            case CANCEL -> {
                List<Call> open = hostCalls.stream().filter(c -> !c.returned && !c.cancelRequested
                        && c.function.type().async()).toList();
                if (open.isEmpty()) {
                    return true;
                }
                Call call = open.get(action.a() % open.size());
                call.cancelRequested = true;
                trace.add("cancel", call.number);
                Objects.requireNonNull(call.task).requestCancellation();
            }
            case COMPLETE -> {
                answers.removeIf(HostAnswer::isDone);
                if (answers.isEmpty()) {
                    return true;
                }
                HostAnswer answer = answers.remove(action.a() % answers.size());
                ValType type = world.hostFunctions().get(answer.function).result();
                Object value = type == null ? null : new HostValues(new Random(action.c())).value(type);
                trace.add("complete", 0, answer.number, HostValues.text(type, value));
                answer.complete(value);
            }
            case TICK -> {
                return turns(1 + action.a() % 6);
            }
        }
        return !hasFailed();
    }

    private void invoke(Action action) {
        List<GuestFunction> functions = world.functions().stream().filter(GuestFunction::forHost).toList();
        GuestFunction function = functions.get(action.a() % functions.size());
        Call call = announce(function, action.b());
        HostValues values = new HostValues(new Random(action.c()));
        List<ValType> types = World.parameters(function.type());
        Object[] given = new Object[types.size()];
        JsonArray texts = new JsonArray();
        given[0] = (long) call.number;
        texts.add(call.number);
        for (int i = 1; i < given.length; i++) {
            given[i] = values.value(types.get(i));
            texts.add(HostValues.text(types.get(i), given[i]));
        }
        hostCalls.add(call);
        trace.add("invoke", call.number, function.index(), texts);
        Task task = instance.function(function.name()).task(given, TaskParameters.unbounded("oracle", function.name()));
        call.task = task;
        calls.put(task, call);
        seen.add(task);
        task.run();
        if (!function.type().async() && task.failure() == null) {
            resolved(task);
        }
    }

    /** A call is about to be made. */
    Call announce(GuestFunction function, int body) {
        List<List<wrt.conformance.oracle.program.Step>> bodies = program.bodies();
        Call call = new Call(++numbers, function, bodies.isEmpty() ? List.of() : bodies.get(body % bodies.size()));
        announced.put(call.number, call);
        return call;
    }

    boolean mayCall() {
        return numbers < MOST_CALLS;
    }

    /** Lets some of those that are ready go on; whether the program does. */
    private boolean turns(int most) {
        for (int i = 0; i < most && !ready.isEmpty(); i++) {
            trace.tick();
            switch (ready.remove(choice.nextInt(ready.size()))) {
                case Task task -> task.run();
                case Runnable work -> {
                    trace.ticked();
                    work.run();
                }
                default -> throw new IllegalStateException();
            }
            if (hasFailed()) {
                return false;
            }
            trace.ticked();
        }
        return true;
    }

    private boolean hasFailed() {
        if (!instance.poisoned() && seen.stream().allMatch(t -> t.failure() == null)) {
            return false;
        }
        Throwable failure = seen.stream().map(Task::failure).filter(Objects::nonNull).findFirst().orElse(null);
        if (failure != null && !Traps.isTrap(failure)) {
            throw new IllegalStateException("no trap", failure);
        }
        trace.end("trap", failure == null ? null : Traps.message(failure));
        return true;
    }

    void later(Runnable work) {
        ready.add(work);
    }

    void cancelled(HostAnswer answer, String how) {
        trace.add(how, 0, answer.number);
        answers.remove(answer);
    }

    // ---- the scheduler ----

    @Override
    public void ready(Task task) {
        ready.add(task);
        if (!seen.contains(task)) {
            seen.add(task);
        }
    }

    @Override
    public void awaitTurn(Thread thread) {
        throw new IllegalStateException("nobody is taken off in the middle here");
    }

    @Override
    public void turn(Thread thread) {
        throw new IllegalStateException("nobody waits for a turn here");
    }

    @Override
    public void resolved(Task task) {
        Call call = calls.get(task);
        if (call == null || task.failure() != null) {
            return;
        }
        call.returned = true;
        if (task.isCancelled()) {
            trace.add("resolved", call.number, "cancelled");
        } else {
            trace.add("resolved", call.number, "returned",
                    HostValues.text(call.function.type().result(), task.result()));
        }
    }

    // ---- what guests ask ----

    private Linker linker() {
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
            moves.learn(activity.guest, activity.call, World.parameters(function.type()), activity.incoming,
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
            moves.learn(activity.guest, activity.call, World.parameters(type), shown, activity.call().givenIn);
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
        HostAnswer answer = new HostAnswer(number, function, HostAnswer.OnCancel.values()[activity.hostMode - 1], this);
        answers.add(answer);
        return answer;
    }

    int number() {
        return ++numbers;
    }
}
