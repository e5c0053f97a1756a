// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.jspecify.annotations.Nullable;
import wrt.component.ComponentFunction;
import wrt.component.Linker;
import wrt.component.Task;

/** Asynchronous calls and streams, without an engine; the components are those of {@code examples/async/text}. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class AsyncCalls {

    static final int CHUNKS = 64;
    static final int CHUNK_BYTES = 65_536;
    static final int NUMBERS = 1000;

    private final Turns turns = new Turns();
    private ComponentFunction add;
    private ComponentFunction relay;
    private ComponentFunction relayAtOnce;
    private ComponentFunction pump;
    private ComponentFunction numbers;
    private CompletableFuture<Object> delay = new CompletableFuture<>();
    private final CompletableFuture<Object> answered = CompletableFuture.completedFuture(7L);
    private long a;

    /** Instantiates the components. */
    @Setup
    public void setUp() {
        add = turns.instantiate("immediate", new Linker()).function("add");
        relay = turns.instantiate("relay", new Linker().define("delay", (call, args) -> delay)).function("relay");
        relayAtOnce = turns.instantiate("relay", new Linker().define("delay", (call, args) -> answered))
                .function("relay");
        pump = turns.instantiate("pump", new Linker()).function("pump");
        numbers = turns.instantiate("numbers", new Linker()).function("sum");
    }

    private @Nullable Object call(ComponentFunction function, Object... args) {
        Task task = Turns.begin(function, args);
        turns.drain();
        if (!task.isResolved()) {
            throw new IllegalStateException("no result", task.failure());
        }
        return task.result();
    }

    private long next() {
        return a++ & 0xFFFF_FFFFL;
    }

    /** An async export, lifted with a callback, that does not wait. */
    @Benchmark
    public @Nullable Object immediate() {
        return call(add, next(), 2L);
    }

    /** An async export that awaits an async import, which the host answers later. */
    @Benchmark
    public @Nullable Object awaiting() {
        delay = new CompletableFuture<>();
        Task task = Turns.begin(relay, next());
        delay.complete(7L);
        turns.drain();
        return Objects.requireNonNull(task.result());
    }

    /** The same where the host answers at once. */
    @Benchmark
    public @Nullable Object answered() {
        return call(relayAtOnce, next());
    }

    /** A stream of bytes from guest to guest in chunks of 64 KiB; for each chunk. */
    @Benchmark
    @OperationsPerInvocation(CHUNKS)
    public @Nullable Object bytes() {
        return call(pump, (long) CHUNKS);
    }

    /** A stream of numbers from guest to guest, one at a time; for each number. */
    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public @Nullable Object numbers() {
        return call(numbers, (long) NUMBERS);
    }
}
