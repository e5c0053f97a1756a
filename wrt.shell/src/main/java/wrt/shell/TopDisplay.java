// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import wrt.api.engine.ComponentStatistics;
import wrt.api.engine.PartitionInfo;
import wrt.api.engine.TaskInfo;

/**
 * Two samples as rates: what happened each second between them.
 *
 * @param before the earlier sample; the same as the later one if there is none
 * @param now the later sample
 */
record TopDisplay(Sample before, Sample now) {

    private static final int SHOWN_TASKS = 10;
    private static final ComponentStatistics NO_CALLS = new ComponentStatistics("", 0, 0, 0, 0, 0, 0);

    /**
     * The display.
     *
     * @return several lines, without a final line break
     */
    String text() {
        String head = "wrt top  " + now.at().truncatedTo(ChronoUnit.SECONDS) + "  " + now.components().size()
                + " components, " + now.tasks().size() + " tasks; any key ends";
        return head + "\n\n" + partitions() + "\n\n" + components() + tasks();
    }

    private Table partitions() {
        Table table = new Table(">PART", "POLICY", ">READY", ">WAITING", ">CYCLES/S", ">SWITCHES/S", ">PREEMPT/S",
                ">FUEL/S", ">CALLER-RUNS/S");
        for (PartitionInfo p : now.partitions()) {
            PartitionInfo old = before.partitions().stream().filter(b -> b.number() == p.number()).findFirst()
                    .orElse(p);
            table.row(p.number(), p.policy(), p.ready(), p.waiting(), rate(old.cycles(), p.cycles()),
                    rate(old.switches(), p.switches()), rate(old.preemptions(), p.preemptions()),
                    rate(old.fuel(), p.fuel()), rate(old.callerRuns(), p.callerRuns()));
        }
        return table;
    }

    private Table components() {
        Table table = new Table("COMPONENT", ">CALLS/S", ">FUEL/S", ">SWITCHES/S", ">CALLS", ">FAILED", ">P50", ">P99");
        List<ComponentStatistics> byFuel = now.components().stream()
                .sorted(Comparator.comparingLong((ComponentStatistics c) -> c.fuel() - earlier(c).fuel()).reversed()
                        .thenComparing(ComponentStatistics::name))
                .toList();
        for (ComponentStatistics c : byFuel) {
            ComponentStatistics old = earlier(c);
            boolean called = c.calls() > 0;
            table.row(c.name(), rate(old.calls(), c.calls()), rate(old.fuel(), c.fuel()),
                    rate(old.switches(), c.switches()), c.calls(), c.failures(),
                    called ? Durations.text(c.p50Nanos()) : "-", called ? Durations.text(c.p99Nanos()) : "-");
        }
        return table;
    }

    private String tasks() {
        if (now.tasks().isEmpty()) {
            return "";
        }
        Table table = new Table(">TASK", "COMPONENT", "EXPORT", "STATE", ">PRIO", ">FUEL", ">AGE");
        List<TaskInfo> byFuel = now.tasks().stream()
                .sorted(Comparator.comparingLong(TaskInfo::fuelConsumed).reversed()).limit(SHOWN_TASKS).toList();
        byFuel.forEach(t -> table.row(t.id(), t.component(), t.export(), t.state(), t.priority(), t.fuelConsumed(),
                Durations.text(t.ageNanos())));
        return "\n\n" + table;
    }

    private ComponentStatistics earlier(ComponentStatistics c) {
        // One that is new since the earlier sample began at nothing; in the first display there is no rate at all.
        return before.components().stream().filter(b -> b.name().equals(c.name())).findFirst().orElse(NO_CALLS);
    }

    private long rate(long from, long to) {
        long elapsed = now.nanos() - before.nanos();
        return elapsed <= 0 ? 0 : Math.round(Math.max(0, to - from) * 1e9 / elapsed);
    }
}
