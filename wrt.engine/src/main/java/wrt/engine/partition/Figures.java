// SPDX-License-Identifier: Apache-2.0
package wrt.engine.partition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import wrt.api.engine.ComponentStatistics;
import wrt.api.engine.TaskInfo;

/**
 * Snapshots over all partitions, for listings.
 *
 * <p>Concurrency: safe from any thread; no partition is stopped for it.
 *
 * @param partitions all of them, at each moment
 * @param ended what the components did in partitions that have ended
 */
record Figures(Supplier<List<CarriedPartition>> partitions, Accounts ended) {

    List<TaskInfo> tasks(long nowNanos) {
        List<TaskInfo> infos = new ArrayList<>();
        for (CarriedPartition each : partitions.get()) {
            for (ControlBlock block : each.partition().loop().ledger().tasks().snapshot()) {
                infos.add(new TaskInfo(block.task().id(), block.task().component(), block.task().export(),
                        state(block), block.task().priority(), block.task().fuelConsumed(),
                        block.task().fuelBudget(), age(block, nowNanos), each.partition().number()));
            }
        }
        infos.sort(Comparator.comparingLong(TaskInfo::id));
        return infos;
    }

    private static long age(ControlBlock block, long nowNanos) {
        long created = block.createdNanos;
        return created == ControlBlock.UNTIMED ? 0 : nowNanos - created;
    }

    private static String state(ControlBlock block) {
        if (block.interruption != null || block.cancelRequested) {
            return "cancelling";
        }
        if (block.told) {
            return "returned";
        }
        return switch (block.state) {
            case NEW, READY -> "ready";
            case RUNNING, DONE -> "running";
            case WAITING -> "waiting";
        };
    }

    List<ComponentStatistics> components() {
        TreeSet<String> names = new TreeSet<>();
        accounts().forEach(each -> names.addAll(each.components()));
        return names.stream().map(this::component).toList();
    }

    private List<Accounts> accounts() {
        return Stream.concat(Stream.of(ended), partitions.get().stream().map(each -> each.partition().accounts()))
                .toList();
    }

    void forget(String component) {
        accounts().forEach(each -> each.forget(component));
    }

    ComponentStatistics component(String name) {
        long calls = 0;
        long failures = 0;
        long fuel = 0;
        long switches = 0;
        Histogram latencies = ComponentAccount.emptyLatencies();
        for (Accounts each : accounts()) {
            ComponentAccount account = each.find(name);
            if (account != null) {
                calls += account.calls.get();
                failures += account.failures.get();
                fuel += account.fuel.get();
                switches += account.switches.get() + account.direct.get();
                account.addLatencies(latencies);
            }
        }
        return new ComponentStatistics(name, calls, failures, fuel, switches, latencies.getValueAtPercentile(50),
                latencies.getValueAtPercentile(99));
    }
}
