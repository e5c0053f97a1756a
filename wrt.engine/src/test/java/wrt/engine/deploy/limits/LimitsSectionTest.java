// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class LimitsSectionTest {

    private static LimitSource read(String text) {
        return LimitsSection.read(Optional.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void keysAndValuesAreReadAndCommentsAreNot() {
        LimitSource source = read("# mine\ncriticality = B\n\n fuel.budget=1_000\r\npriority=7\n");

        assertThat(source.origin()).isEqualTo("custom section");
        assertThat(source.criticality()).contains(Criticality.B);
        assertThat(source.values()).containsEntry(LimitKey.FUEL_BUDGET, 1_000L).containsEntry(LimitKey.PRIORITY, 7L);
    }

    @Test
    void aComponentWithoutTheSectionStatesNothing() {
        assertThat(LimitsSection.read(Optional.empty()).values()).isEmpty();
    }

    @Test
    void anUnknownKeyIsAnErrorWithOffsetAndKeys() {
        assertThatThrownBy(() -> read("priority=1\nfuel=3\n"))
                .hasMessageStartingWith("custom section wrt:limits, offset 11: there is no limit fuel; there are ")
                .hasMessageContaining("fuel.budget");
    }

    @Test
    void aLineWithoutEqualsIsAnErrorWithItsOffset() {
        assertThatThrownBy(() -> read("# é\npriority"))
                .hasMessage("custom section wrt:limits, offset 5: \"priority\" is no key=value");
    }

    @Test
    void aValueOutOfRangeIsAnErrorWithOffsetAndKey() {
        assertThatThrownBy(() -> read("priority=999"))
                .hasMessage(
                        "custom section wrt:limits, offset 0: priority must be a whole number, 0 to 255, but is 999");
    }

    @Test
    void aKeyIsStatedOnce() {
        assertThatThrownBy(() -> read("priority=1\npriority=1"))
                .hasMessageContaining("offset 11: priority is stated twice");
        assertThatThrownBy(() -> read("criticality=A\ncriticality=A"))
                .hasMessageContaining("criticality is stated twice");
    }

    @Test
    void bytesThatAreNoTextAreAnError() {
        assertThatThrownBy(() -> LimitsSection.read(Optional.of(new byte[]{(byte) 0xFF, 0})))
                .hasMessage("custom section wrt:limits is not UTF-8");
    }
}
