// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import wrt.api.component.CallOptions;
import wrt.api.component.WasmComponent;
import wrt.api.deploy.Deployer;
import wrt.api.engine.Engine;
import wrt.api.engine.PartitionInfo;

/** Tasks: from creation to completion, and what one switch between two of them costs. */
final class TaskBench implements Bench {

    private static final int ROUNDS = 30_000_000;

    @Override
    public String name() {
        return "task";
    }

    @Override
    public String purpose() {
        return "task create-run-complete; task switch";
    }

    @Override
    public List<Result> run(Effort effort) throws Exception {
        Jmh.Score batch = Jmh.run(Batches.class, effort).score("batch");
        List<Double> switches = new ArrayList<>();
        for (int i = 0; i < effort.iterations(); i++) {
            switches.add(switchNanos());
        }
        switches.sort(null);
        return List.of(Result.of("create-run-complete", "ns", batch.nanos()),
                Result.of("create-run-complete, allocation", "B", batch.bytes()),
                Result.of("switch", "ns", switches.get(switches.size() / 2)));
    }

    // Two endless computations in two components, once one after the other, once in turns: the difference in time,
    // divided by the difference in switches.
    private static double switchNanos() throws Exception {
        try (Container container = Container.start(Map.of("caller.runs", false))) {
            Deployer deployer = container.service(Deployer.class);
            deployer.deploy("left", Kernels.read("hog"));
            deployer.deploy("right", Kernels.read("hog"));
            WasmComponent left = Calls.find(container, "left");
            WasmComponent right = Calls.find(container, "right");
            Engine engine = container.service(Engine.class);
            run(left, right);
            engine.selectPolicy(java.util.Optional.of("cooperative"));
            long[] apart = measure(engine, left, right);
            engine.selectPolicy(java.util.Optional.of("round-robin"));
            long[] inTurns = measure(engine, left, right);
            return (double) (inTurns[0] - apart[0]) / (inTurns[1] - apart[1]);
        }
    }

    private static long[] measure(Engine engine, WasmComponent left, WasmComponent right) {
        long switches = switches(engine);
        long start = System.nanoTime();
        run(left, right);
        return new long[]{System.nanoTime() - start, switches(engine) - switches};
    }

    private static long switches(Engine engine) {
        return engine.partitions().stream().mapToLong(PartitionInfo::switches).sum();
    }

    private static void run(WasmComponent left, WasmComponent right) {
        CompletableFuture<?> other = left.callAsync(CallOptions.DEFAULT, "burn", ROUNDS).toCompletableFuture();
        CompletableFuture<?> own = right.callAsync(CallOptions.DEFAULT, "burn", ROUNDS).toCompletableFuture();
        CompletableFuture.allOf(own, other).join();
    }
}
