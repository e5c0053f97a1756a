// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import wrt.api.engine.PartitionInfo;
import wrt.api.platform.Capability;
import wrt.api.platform.Feature;
import wrt.api.platform.PlatformBackend;
import wrt.component.Component;
import wrt.component.ComponentFunction;
import wrt.component.ComponentLimits;
import wrt.component.ComponentLoader;
import wrt.component.Features;
import wrt.component.Linker;
import wrt.component.TaskParameters;
import wrt.core.CoreCompiler;
import wrt.core.CoreConfig;

/**
 * The engine's partitions on a backend with a configuration, as texts of a file would give it, for the tests of backends.
 */
public final class PartitionsOnBackend implements AutoCloseable {

    private static final long GRACE_MILLIS = 20_000;

    private final CollectedLog log = new CollectedLog();
    private final EngineRuntime runtime;

    /**
     * Starts them.
     *
     * @param backend the platform
     * @param configured properties of the configuration {@code wrt.engine}
     */
    public PartitionsOnBackend(PlatformBackend backend, Map<String, String> configured) {
        runtime = new EngineRuntime(new EngineProperties(log).start(configured), backend, log,
                (partition, policy, failure) -> log.error(failure.message(), failure.cause()));
        runtime.start();
    }

    /**
     * Calls a guest, whose host function runs code.
     *
     * @param <T> what the code gives
     * @param number of the partition
     * @param code runs in the call, on the thread that runs the partition
     * @return what the code gave
     * @throws AssertionError if the guest's own answer is wrong
     */
    public <T> T insideACall(int number, Supplier<T> code) {
        Partition partition = runtime.partitions().get(number).partition();
        CompletableFuture<T> result = new CompletableFuture<>();
        ComponentFunction relay = relay(partition, () -> {
            result.complete(code.get());
            return 41L;
        });
        Object answer = partition.call(relay, TaskParameters.unbounded("relay", "relay"), null, new Object[]{1});
        if (!Long.valueOf(42).equals(answer)) {
            throw new AssertionError("the guest answered " + answer);
        }
        return result.join();
    }

    private static ComponentFunction relay(Partition partition, Supplier<Object> ask) {
        try (InputStream bytes = PartitionsOnBackend.class.getResourceAsStream("relay.wasm")) {
            Component relay = new ComponentLoader(CoreCompiler.create(CoreConfig.defaults()), Features.defaults(),
                    ComponentLimits.defaults()).load(bytes.readAllBytes());
            return partition.execute(() -> new Linker().define("ask", (call, args) -> ask.get())
                    .instantiate(partition.store(), relay)).get().function("relay");
        } catch (IOException | ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /**
     * What the engine's listings show of a partition.
     *
     * @param number of the partition
     * @return its state at this moment
     */
    public PartitionInfo info(int number) {
        return runtime.partitions().get(number).info(runtime.fibers());
    }

    /**
     * What the system answered to the carrier of the first partition.
     *
     * @param feature that its configuration asks for
     * @return the answer, as listings show it
     */
    public Capability answer(Feature feature) {
        return info(0).capabilities().stream().filter(each -> each.name().equals(feature.label())).findFirst()
                .orElseThrow();
    }

    /**
     * The warnings so far.
     *
     * @return in their order
     */
    public List<String> warnings() {
        return log.warnings;
    }

    /**
     * The errors so far.
     *
     * @return in their order
     */
    public List<String> errors() {
        return log.errors;
    }

    @Override
    public void close() {
        runtime.stop(GRACE_MILLIS);
    }
}
