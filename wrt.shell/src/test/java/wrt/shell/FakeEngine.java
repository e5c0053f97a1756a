// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wrt.api.engine.ComponentStatistics;
import wrt.api.engine.Engine;
import wrt.api.engine.PartitionInfo;
import wrt.api.engine.PolicyInfo;
import wrt.api.engine.PolicySwap;
import wrt.api.engine.TaskInfo;
import wrt.api.platform.Capability;
import wrt.api.platform.Capability.State;
import wrt.api.platform.CarrierStatus;
import wrt.api.platform.Metric;

/** An engine of one partition in which only time and fuel pass, from one question to the next. */
final class FakeEngine implements Engine {

    final List<TaskInfo> tasks = new ArrayList<>();
    final List<PolicySwap> swaps = new ArrayList<>();
    Optional<String> selected = Optional.empty();
    long fuel = 812_345;

    @Override
    public List<PartitionInfo> partitions() {
        return List.of(new PartitionInfo(0, active(), 3, 1, 1000, 2000, 10, fuel, 5, "wrt-0", "continuation",
                new CarrierStatus(4711, "0-1", "fifo", 10),
                List.of(new Capability("affinity", State.GRANTED, "cpu 0"),
                        new Capability("sched-fifo", State.REFUSED, "EPERM (not permitted)"))));
    }

    @Override
    public List<TaskInfo> tasks() {
        return List.copyOf(tasks);
    }

    @Override
    public List<ComponentStatistics> components() {
        fuel += 1000;
        return List.of(new ComponentStatistics("brake", 1204, 2, fuel, 1300, 1_240, 5_300_000));
    }

    @Override
    public boolean cancel(long id) {
        return tasks.removeIf(task -> task.id() == id);
    }

    private String active() {
        return selected.orElse("round-robin");
    }

    @Override
    public List<PolicyInfo> policies() {
        return List.of(new PolicyInfo("round-robin", 10, "wrt.scheduler", active().equals("round-robin")),
                new PolicyInfo("priority", 0, "wrt.scheduler", active().equals("priority")));
    }

    @Override
    public void selectPolicy(Optional<String> name) {
        String before = active();
        selected = name;
        swaps.add(new PolicySwap(Instant.parse("2026-01-01T00:00:00Z"), before, active(), "configuration", 45_000, 3));
    }

    @Override
    public List<PolicySwap> swaps() {
        return List.copyOf(swaps);
    }

    @Override
    public String platform() {
        return "linux";
    }

    @Override
    public List<Capability> capabilities() {
        return List.of(new Capability("futex", State.GRANTED, "2 of 512 in use"));
    }

    @Override
    public List<Metric> metrics() {
        return List.of(new Metric("futex.waits", 1234, "calls"));
    }
}
