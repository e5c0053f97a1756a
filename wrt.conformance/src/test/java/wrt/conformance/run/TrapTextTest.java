// SPDX-License-Identifier: Apache-2.0
package wrt.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrapTextTest {

    @Test
    void theMessageContainsTheExpectedText() {
        assertThat(TrapText.matches("unreachable", "wasm trap: wasm `unreachable` instruction executed")).isTrue();
        assertThat(TrapText.matches("", "anything")).isTrue();
        assertThat(TrapText.matches("wasm trap: deadlock", "deadlock")).isFalse();
        assertThat(TrapText.matches("unknown handle index 1", "unknown handle index 2")).isFalse();
    }

    @Test
    void wordingsOfOneTrapAreTheSame() {
        assertThat(TrapText.matches("cannot write after being notified that the readable end dropped",
                "cannot write to stream after being notified that the readable end dropped")).isTrue();
        assertThat(TrapText.matches("cannot write after", "cannot read from stream after")).isFalse();
        assertThat(TrapText.matches("thrown Wasm exception", "wasm trap: uncaught exception")).isTrue();
    }
}
