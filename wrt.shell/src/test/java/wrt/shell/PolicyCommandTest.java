// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PolicyCommandTest {

    private final Gogo gogo = new Gogo();

    @AfterEach
    void close() {
        gogo.close();
    }

    @Test
    void theActivePolicyIsMarked() {
        assertThat(gogo.lines("wrt:policy")).containsExactly(
                "   NAME         RANKING  BUNDLE",
                "*  round-robin       10  wrt.scheduler",
                "   priority           0  wrt.scheduler");
    }

    @Test
    void aSwapSelectsByNameAndShowsTheResult() {
        assertThat(gogo.lines("wrt:policy swap priority")).endsWith(
                "*  priority           0  wrt.scheduler",
                "",
                "SWAPPED AT            FROM         TO        BECAUSE OF        TOOK  TASKS",
                "2026-01-01T00:00:00Z  round-robin  priority  configuration  45.0 us      3");
        assertThat(gogo.engine.selected).contains("priority");
    }

    @Test
    void autoGoesByRankingAgain() {
        gogo.type("wrt:policy swap priority");
        gogo.type("wrt:policy auto");
        assertThat(gogo.engine.selected).isEmpty();
    }

    @Test
    void anUnknownPolicyGetsTheNearestAndNothingIsSwapped() {
        assertThatThrownBy(() -> gogo.type("wrt:policy swap round-robbin"))
                .hasMessage("no policy 'round-robbin'; did you mean 'round-robin'?");
        assertThat(gogo.engine.swaps).isEmpty();
    }

    @Test
    void anUnknownActionIsExplained() {
        assertThatThrownBy(() -> gogo.type("wrt:policy swop priority")).hasMessageContaining("'swop'")
                .hasMessageContaining("usage: wrt:policy");
    }
}
