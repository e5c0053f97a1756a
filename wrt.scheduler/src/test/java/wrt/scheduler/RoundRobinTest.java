// SPDX-License-Identifier: Apache-2.0
package wrt.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import wrt.scheduler.suite.PolicySuite;
import wrt.scheduler.suite.StubTask;

class RoundRobinTest extends PolicySuite {

    private final RoundRobin policy = newPolicy();

    @Override
    protected RoundRobin newPolicy() {
        return new RoundRobin(Configured.roundRobin(1000));
    }

    @Test
    void tasksTakeTurnsWhateverTheirPriority() {
        StubTask low = new StubTask(1, 0);
        StubTask high = new StubTask(2, 255);
        policy.add(low);
        policy.add(high);
        assertThat(policy.next()).isSameAs(low);
        policy.add(low);
        assertThat(policy.next()).isSameAs(high);
        assertThat(policy.preempts(high, low)).isFalse();
    }

    @Test
    void aChangedConfigurationCountsFromTheNextQuantum() {
        policy.modified(Configured.roundRobin(7));
        assertThat(policy.quantum(new StubTask(1, 0))).isEqualTo(7);
    }

    @Test
    void aQuantumBelowOneIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RoundRobin(Configured.roundRobin(0)))
                .withMessageContaining("wrt.scheduler.roundrobin quantum: must be at least 1");
    }
}
