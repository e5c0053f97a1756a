// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.oracle.play;

import com.google.gson.JsonArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import wrt.component.Component;
import wrt.component.ComponentInstance;
import wrt.component.Scheduler;
import wrt.component.Store;
import wrt.component.StoreLimits;
import wrt.component.Task;
import wrt.component.TaskParameters;
import wrt.component.Thread;
import wrt.component.ValType;
import wrt.conformance.oracle.program.Action;
import wrt.conformance.oracle.program.Program;
import wrt.conformance.oracle.program.Step;
import wrt.conformance.oracle.world.GuestFunction;
import wrt.conformance.oracle.world.World;
import wrt.core.Meter;

/**
 * Runs one program in this runtime and writes down what happens: does what the host does, and decides by numbers of the
 * program which of those that are ready goes on.
 */
public final class Player implements Scheduler {

    private static final int MOST_CALLS = 24;
    private static final int MOST_TURNS = 400;
    private static final int CALL_DEPTH = 400;

    private final World world;
    private final Program program;
    private final Trace trace = new Trace();
    private final List<Call> hostCalls = new ArrayList<>();
    private final List<HostAnswer> answers = new ArrayList<>();
    private final List<Object> ready = new ArrayList<>();
    private final List<Task> seen = new ArrayList<>();
    private final Random choice;
    private final Instructions instructions;
    private final ComponentInstance instance;
    private int numbers;

    private Player(World world, Component component, Program program) {
        this.world = world;
        this.program = program;
        this.choice = new Random(program.seed());
        Store store = new Store(new Meter(m -> m.refill(1L << 40), CALL_DEPTH), this, StoreLimits.defaults());
        this.instructions = new Instructions(world, program, this, store);
        this.instance = instructions.linker().instantiate(store, component);
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
        instructions.look();
        for (int i = 0; i < World.GUESTS; i++) {
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
        instructions.begun(task, call);
        seen.add(task);
        task.run();
        if (!function.type().async() && task.failure() == null) {
            resolved(task);
        }
    }

    /** A call is about to be made. */
    Call announce(GuestFunction function, int body) {
        List<List<Step>> bodies = program.bodies();
        Call call = new Call(++numbers, function, bodies.isEmpty() ? List.of() : bodies.get(body % bodies.size()));
        instructions.announce(call);
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

    /** The host owes an answer. */
    void owes(HostAnswer answer) {
        answers.add(answer);
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
        Call call = instructions.callOf(task);
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

    int number() {
        return ++numbers;
    }
}
