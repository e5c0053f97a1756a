// SPDX-License-Identifier: Apache-2.0
package wrt.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import wrt.scheduler.suite.PolicySuite;
import wrt.scheduler.suite.StubTask;

class CooperativeTest extends PolicySuite {

    private final Cooperative policy = newPolicy();

    @Override
    protected Cooperative newPolicy() {
        return new Cooperative();
    }

    @Test
    void aTaskKeepsTheProcessorUntilItGivesItUp() {
        StubTask running = new StubTask(1, 0);
        assertThat(policy.quantum(running)).isEqualTo(Long.MAX_VALUE);
        assertThat(policy.preempts(new StubTask(2, 255), running)).isFalse();
    }

    @Test
    void tasksRunInTheOrderInWhichTheyCame() {
        List<StubTask> tasks = List.of(new StubTask(3, 0), new StubTask(1, 255), new StubTask(2, 7));
        tasks.forEach(policy::add);
        assertThat(Stream.generate(policy::next).limit(3)).containsExactlyElementsOf(tasks);
    }
}
