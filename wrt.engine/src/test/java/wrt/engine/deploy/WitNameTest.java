// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WitNameTest {

    @ParameterizedTest
    @CsvSource({
        "a:b/c@1.2.0, a:b/c@1.2.0, true",
        "a:b/c@1.3.1, a:b/c@1.2.0, true",
        "a:b/c@1.1.9, a:b/c@1.2.0, false",
        "a:b/c@2.0.0, a:b/c@1.2.0, false",
        "a:b/c@0.2.5, a:b/c@0.2.1, true",
        "a:b/c@0.3.0, a:b/c@0.2.1, false",
        "a:b/c@0.0.2, a:b/c@0.0.1, false",
        "a:b/c@0.0.1, a:b/c@0.0.1, true",
        "a:b/c@1.0.0-rc1, a:b/c@1.0.0-rc1, true",
        "a:b/c@1.0.0, a:b/c@1.0.0-rc1, false",
        "a:b/c, a:b/c, true",
        "a:b/c@1.0.0, a:b/c, false",
        "a:b/c, a:b/c@1.0.0, false",
        "a:b/d@1.0.0, a:b/c@1.0.0, false"})
    void aCompatibleVersionThatIsNotOlderSatisfies(String provided, String asked, boolean satisfies) {
        assertThat(WitName.parse(provided).satisfies(WitName.parse(asked))).isEqualTo(satisfies);
    }

    @Test
    void aVersionThatIsNoneIsPartOfTheName() {
        assertThat(WitName.parse("a:b/c@next").base()).isEqualTo("a:b/c@next");
    }

    @Test
    void aReleaseComesAfterItsPreReleases() {
        assertThat(WitVersion.parse("1.0.0").orElseThrow()).isGreaterThan(WitVersion.parse("1.0.0-rc2").orElseThrow());
        assertThat(WitVersion.parse("1.10.0").orElseThrow()).isGreaterThan(WitVersion.parse("1.9.0").orElseThrow());
    }

    @Test
    void onlyNamesOfPackagesAreGlobal() {
        assertThat(WitName.parse("a:b/c@1.0.0").isGlobal()).isTrue();
        assertThat(WitName.parse("log").isGlobal()).isFalse();
    }
}
