// SPDX-License-Identifier: Apache-2.0
package wrt.example.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import wrt.api.engine.PolicySwap;

class VerdictTest {

    private static Verdict good() {
        Verdict verdict = new Verdict();
        verdict.calls = 10;
        for (int i = 0; i < Verdict.SWAPS; i++) {
            verdict.swaps.add(new PolicySwap(Instant.EPOCH, "a", "b", "ranking", 1, 0));
        }
        verdict.changes.add(new Verdict.Change("brake", "updated", 1));
        verdict.changes.add(new Verdict.Change("dashboard", "removed", 1));
        return verdict;
    }

    @Test
    void allStepsAndNoComplaintIsOk() {
        assertThat(good().line()).isEqualTo("demo: ok calls=10 lost=0 wrong=0 swaps=3 updates=1");
    }

    @Test
    void aLostCallFails() {
        Verdict verdict = good();
        verdict.lost = 1;
        assertThat(verdict.line()).isEqualTo("demo: FAILED calls=10 lost=1 wrong=0 swaps=3 updates=1");
    }

    @Test
    void aWrongAnswerFails() {
        Verdict verdict = good();
        verdict.wrong = 1;
        assertThat(verdict.ok()).isFalse();
    }

    @Test
    void aMissingSwapFails() {
        Verdict verdict = good();
        verdict.swaps.removeLast();
        assertThat(verdict.ok()).isFalse();
    }

    @Test
    void aProblemFails() {
        Verdict verdict = good();
        verdict.check(false, "the hog was never preempted");
        assertThat(verdict.ok()).isFalse();
    }

    @Test
    void noCallsAtAllFails() {
        Verdict verdict = good();
        verdict.calls = 0;
        assertThat(verdict.ok()).isFalse();
    }
}
