// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import wrt.component.ComponentInstance;
import wrt.component.ComponentLimits;
import wrt.component.ComponentLoader;
import wrt.component.Features;
import wrt.component.Linker;
import wrt.component.TaskParameters;
import wrt.core.CoreCompiler;
import wrt.core.CoreConfig;
import wrt.core.CoreLimits;
import wrt.engine.bind.GuestCall;
import wrt.engine.deploy.limits.LimitKey;
import wrt.engine.deploy.limits.Limits;
import wrt.engine.partition.Partition;
import wrt.engine.partition.Partitions;

/**
 * Compiles on the calling thread and instantiates on the loop of a partition.
 *
 * <p>Concurrency: safe from any thread.
 */
final class PartitionFoundry implements Foundry {

    private final Partitions partitions;
    private final CoreConfig config;
    private final Features features;
    private final Map<CoreLimits, CoreCompiler> compilers = new ConcurrentHashMap<>();

    PartitionFoundry(Partitions partitions, CoreConfig config, Features features) {
        this.partitions = partitions;
        this.config = config;
        this.features = features;
    }

    @Override
    public LoadedComponent load(byte[] bytes, Limits limits) {
        CoreLimits coreLimits = new CoreLimits(config.limits().moduleBytes(),
                (int) limits.get(LimitKey.MEMORY_PAGES), (int) limits.get(LimitKey.TABLE_ELEMENTS));
        CoreCompiler compiler = compilers.computeIfAbsent(coreLimits,
                each -> CoreCompiler.create(config.withLimits(each)));
        ComponentLimits d = ComponentLimits.defaults();
        ComponentLimits componentLimits = new ComponentLimits(d.nesting(), d.typeDepth(), d.typeSize(),
                d.definitions(), d.components(), (int) limits.get(LimitKey.INSTANCES), d.nameBytes(), d.parameters(),
                d.members(), d.validationSteps());
        return CompiledComponent.of(new ComponentLoader(compiler, features, componentLimits).load(bytes));
    }

    @Override
    public LiveInstance instantiate(String name, LoadedComponent component, Limits limits,
            SequencedMap<String, Wire> wires) {
        if (!(component instanceof CompiledComponent compiled)) {
            throw new IllegalArgumentException("not a component of this foundry: " + component);
        }
        Partition partition = partitions.enter(limits.partition(), name);
        boolean isDone = false;
        try {
            LiveInstance instance = instantiate(partition, name, compiled, limits, wires);
            isDone = true;
            return instance;
        } finally {
            if (!isDone) {
                partitions.leave(partition, name);
            }
        }
    }

    private LiveInstance instantiate(Partition partition, String name, CompiledComponent compiled, Limits limits,
            SequencedMap<String, Wire> wires) {
        ResourceLedger ledger = new ResourceLedger();
        GuestCall call = new GuestCall() {
            @Override
            public <T extends @Nullable Object> T await(CompletionStage<T> stage) {
                return partition.await(stage);
            }
        };
        TaskParameters start = TaskParameters.unbounded(name, "[instantiate]")
                .withCallDepth((int) limits.get(LimitKey.CALL_DEPTH));
        Linker linker = new Linker();
        wires.values().forEach(wire -> new WireLink(wire, compiled.hostResources(), ledger, call).define(linker));
        try {
            ComponentInstance instance = partition
                    .execute(() -> linker.instantiate(partition.store(), compiled.component(), start)).join();
            return new PartitionInstance(name, partition, instance, ledger,
                    () -> partitions.leave(partition, name));
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void forget(String name) {
        partitions.forget(name);
    }
}
