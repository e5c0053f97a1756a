// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void aDurationHasTheUnitThatFits() {
        assertThat(Durations.text(850)).isEqualTo("850 ns");
        assertThat(Durations.text(1_240)).isEqualTo("1.24 us");
        assertThat(Durations.text(12_340_000)).isEqualTo("12.3 ms");
        assertThat(Durations.text(2_000_000_000L)).isEqualTo("2.00 s");
        assertThat(Durations.text(200_000_000_000L)).isEqualTo("3 min 20 s");
        assertThat(Durations.text(7_260_000_000_000L)).isEqualTo("2 h 1 min");
        assertThat(Durations.text(266_400_000_000_000L)).isEqualTo("3 d 2 h");
    }

    @Test
    void wordsStandLeftAndNumbersRight() {
        assertThat(new Table("NAME", ">FUEL").row("a", 1_234_567).row("long", 8)).hasToString("""
                NAME       FUEL
                a     1,234,567
                long          8""");
    }

    @Test
    void aRowOfAnotherLengthIsAMistake() {
        assertThatThrownBy(() -> new Table("NAME").row("a", "b")).hasMessage("a row of 1 cells has 2");
    }

    @Test
    void typesInsideOtherTypesAreNotParameters() {
        WaveArguments arguments = new WaveArguments(
                "func(a: list<tuple<string, u8>>, b: option<string>, c: string) -> result<string, string>");
        assertThat(arguments.complete(java.util.List.of("[]", "none", "x", "y")))
                .containsExactly("[]", "none", "\"x\"", "y");
    }
}
