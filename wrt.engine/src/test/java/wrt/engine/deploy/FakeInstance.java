// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

import org.jspecify.annotations.Nullable;
import wrt.api.component.CallCancelledException;
import wrt.api.component.CancellationOutcome;
import wrt.api.component.FuelExhaustedException;
import wrt.api.component.GuestTrapException;
import wrt.api.value.ResourceValue;
import wrt.component.ExternType;
import wrt.component.FuncType;
import wrt.engine.bind.GuestCall;
import wrt.engine.deploy.limits.Limits;
import wrt.engine.partition.FlatCall;
import wrt.engine.partition.TaskFuture;

/**
 * A fake instance. Function {@code wait} waits until it is let go or cancelled, {@code trap} traps, {@code burn} uses up
 * its fuel, {@code ask} calls the function {@code name} of each import, every other one answers the first word of the
 * component's first line and its own number.
 */
final class FakeInstance implements LiveInstance {

    final String name;
    final FakeComponent component;
    final Limits limits;
    final SequencedMap<String, Wire> wires;
    final CountDownLatch entered = new CountDownLatch(1);
    final CountDownLatch go = new CountDownLatch(1);
    final Set<ResourceValue> resources = ConcurrentHashMap.newKeySet();
    volatile boolean closed;
    volatile boolean poisoned;
    volatile boolean cancelled;
    /** Runs inside the next call of {@code name}, which then finds the instance abandoned. */
    volatile @Nullable Runnable refusing;
    volatile LiveFunction.@Nullable CallParameters seen;

    FakeInstance(String name, FakeComponent component, Limits limits, SequencedMap<String, Wire> wires) {
        this.name = name;
        this.component = component;
        this.limits = limits;
        this.wires = wires;
    }

    @Override
    public SequencedMap<String, LiveFunction> functions() {
        SequencedMap<String, LiveFunction> functions = new LinkedHashMap<>();
        component.exports().forEach((interfaceName, type) -> ((ExternType.Instance) type).type().exports()
                .forEach((function, export) -> functions.put(interfaceName + "#" + function,
                        new Function(interfaceName + "#" + function, function, ((ExternType.Func) export).type()))));
        return functions;
    }

    @Override
    public boolean poisoned() {
        return poisoned;
    }

    @Override
    public boolean owns(ResourceValue resource) {
        return resources.contains(resource);
    }

    @Override
    public boolean holdsResources() {
        return resources.stream().anyMatch(ResourceValue::isOpen);
    }

    @Override
    public int drain(Duration grace) {
        boolean waiting = entered.getCount() == 0 && go.getCount() > 0;
        cancelled = true;
        go.countDown();
        return waiting ? 1 : 0;
    }

    @Override
    public <T extends @Nullable Object> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    @Override
    public void close() {
        closed = true;
    }

    private Object run(String path, String function) {
        return switch (function) {
            case "wait" -> {
                entered.countDown();
                try {
                    go.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                if (cancelled) {
                    throw new CallCancelledException(name, path, 0, CancellationOutcome.BEFORE_RETURNED, "cancelled",
                            null);
                }
                yield component.text().lines().findFirst().orElseThrow();
            }
            case "trap" -> {
                poisoned = true;
                throw new GuestTrapException(name, path, "wasm trap: unreachable", null);
            }
            case "burn" -> {
                poisoned = true;
                throw new FuelExhaustedException(name, path, 10, 11);
            }
            case "ask" -> String.join(",", wires.values().stream()
                    .map(wire -> String.valueOf(wire.call(new NoWait(), "name", new Object[0]))).toList());
            case "name" -> {
                Runnable before = refusing;
                if (before != null) {
                    refusing = null;
                    before.run();
                    throw new GuestTrapException(name, path, "wasm trap: cannot enter component instance", null);
                }
                yield component.text().lines().findFirst().orElseThrow();
            }
            default -> component.text().lines().findFirst().orElseThrow();
        };
    }

    private static final class NoWait implements GuestCall {
        @Override
        public <T extends @Nullable Object> T await(CompletionStage<T> stage) {
            return stage.toCompletableFuture().join();
        }
    }

    private final class Function implements LiveFunction {

        private final String path;
        private final String function;
        private final FuncType type;

        Function(String path, String function, FuncType type) {
            this.path = path;
            this.function = function;
            this.type = type;
        }

        @Override
        public String path() {
            return path;
        }

        @Override
        public FuncType type() {
            return type;
        }

        @Override
        public boolean isFlat() {
            return false;
        }

        @Override
        public Object call(CallParameters parameters, @Nullable Object[] arguments) {
            seen = parameters;
            if (closed) {
                throw new IllegalStateException("called after close");
            }
            return run(path, function);
        }

        @Override
        public void check(@Nullable Object[] arguments) {
            if (arguments.length != type.params().size()) {
                throw new IllegalArgumentException(path + ": " + arguments.length + " arguments");
            }
        }

        @Override
        public TaskFuture callAsync(CallParameters parameters, @Nullable Object[] arguments) {
            return FakeTaskFuture.of(() -> call(parameters, arguments));
        }

        @Override
        public FlatCall flat(CallParameters parameters) {
            throw new IllegalStateException("not flat: " + List.of(path));
        }
    }
}
