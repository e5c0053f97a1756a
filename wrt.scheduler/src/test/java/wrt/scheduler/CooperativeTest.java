// SPDX-License-Identifier: Apache-2.0
package wrt.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CooperativeTest {

    private final Cooperative policy = new Cooperative();

    @Test
    void aTaskKeepsTheProcessorUntilItGivesItUp() {
        StubTask running = new StubTask(1, 0);
        assertThat(policy.quantum(running)).isEqualTo(Long.MAX_VALUE);
        assertThat(policy.preempts(new StubTask(2, 255), running)).isFalse();
    }
}
