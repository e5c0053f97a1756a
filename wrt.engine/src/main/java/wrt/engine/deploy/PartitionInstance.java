// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import wrt.api.value.ResourceValue;
import wrt.component.ComponentInstance;
import wrt.engine.partition.Partition;

/** An instance that really runs in a partition. */
final class PartitionInstance implements LiveInstance {

    private final Partition partition;
    private final ComponentInstance instance;
    private final ResourceLedger ledger;
    private final Runnable leave;
    private final SequencedMap<String, LiveFunction> functions = new LinkedHashMap<>();

    PartitionInstance(String name, Partition partition, ComponentInstance instance, ResourceLedger ledger,
            Runnable leave) {
        this.partition = partition;
        this.instance = instance;
        this.ledger = ledger;
        this.leave = leave;
        instance.functions().forEach((path, function) -> functions.put(path,
                new PartitionFunction(name, path, partition, function, ledger)));
    }

    @Override
    public SequencedMap<String, LiveFunction> functions() {
        return Collections.unmodifiableSequencedMap(functions);
    }

    @Override
    public boolean poisoned() {
        return instance.poisoned();
    }

    @Override
    public boolean owns(ResourceValue resource) {
        return ledger.owns(resource);
    }

    @Override
    public boolean holdsResources() {
        return ledger.isAnyOpen();
    }

    @Override
    public int drain(Duration grace) {
        return partition.drain(instance, grace);
    }

    @Override
    public <T extends @Nullable Object> T await(CompletionStage<T> stage) {
        return partition.await(stage);
    }

    @Override
    public void close() {
        try {
            partition.execute(() -> {
                instance.close();
                return true;
            }).join();
        } finally {
            leave.run();
        }
    }
}
