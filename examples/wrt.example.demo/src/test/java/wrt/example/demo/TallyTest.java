// SPDX-License-Identifier: Apache-2.0
package wrt.example.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import wrt.api.component.CallRejectedException;

class TallyTest {

    private final Tally tally = new Tally("part");

    @Test
    void aCallWithoutAnswerIsLost() {
        tally.start();
        assertThat(tally.lost()).isEqualTo(1);
    }

    @Test
    void anAnswerThatDiffersIsWrongButNotLost() {
        tally.start();
        tally.answer("add", 3, 4);
        assertThat(tally.wrong()).isEqualTo(1);
        assertThat(tally.lost()).isZero();
        assertThat(tally.complaints()).singleElement().asString().contains("expected 3, got 4");
    }

    @Test
    void anErrorIsALostCall() {
        tally.start();
        assertThat(tally.error("add", new IllegalStateException("gone"))).isFalse();
        assertThat(tally.lost()).isEqualTo(1);
    }

    @Test
    void aRefusalCountsOnlyAsOneWhileTheComponentLeaves() {
        CallRejectedException refusal = new CallRejectedException("part", "add", "removed", null);
        tally.start();
        assertThat(tally.error("add", refusal)).isFalse();
        tally.leaving();
        tally.start();
        assertThat(tally.error("add", refusal)).isTrue();
        assertThat(tally.calls()).isEqualTo(1);
        assertThat(tally.lost()).isEqualTo(1);
    }
}
