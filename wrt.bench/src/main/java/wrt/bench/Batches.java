// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import java.util.concurrent.CompletableFuture;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import wrt.api.component.CallOptions;
import wrt.api.component.WasmComponent;

/** Tasks from creation to completion, many under way at once. */
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // set up by JMH
public class Batches {

    static final int SIZE = 100;

    private Container container;
    private WasmComponent add;
    private final CompletableFuture<?>[] calls = new CompletableFuture<?>[SIZE];

    /** Starts a container and deploys the kernel. */
    @Setup
    public void setUp() throws Exception {
        container = Container.start(Map.of());
        add = Calls.deploy(container, "add");
    }

    /** Stops the container. */
    @TearDown
    public void tearDown() throws Exception {
        container.close();
    }

    /** A batch of asynchronous calls, waited for together. */
    @Benchmark
    @OperationsPerInvocation(SIZE)
    public void batch() {
        for (int i = 0; i < SIZE; i++) {
            calls[i] = add.callAsync(CallOptions.DEFAULT, "add", i, 1).toCompletableFuture();
        }
        CompletableFuture.allOf(calls).join();
    }
}
