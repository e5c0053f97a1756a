// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameSyntaxTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "a1", "a-b", "a-2", "X", "XML-http", "is-XML", "m1x3d-4CR0NYMS"})
    void aLabelIsFragmentsOfOneCase(String label) {
        assertThat(Kebab.isLabel(label)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "a-", "-a", "a--b", "1a", "aB", "Ab", "a_b", "a b", "ä", "a.b"})
    void anythingElseIsNoLabel(String label) {
        assertThat(Kebab.isLabel(label)).isFalse();
    }

    @Test
    void namespacesAndPackagesAreInLowerCase() {
        assertThat(Kebab.isWords("wasi-http")).isTrue();
        assertThat(Kebab.isWords("WASI")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0", "1.2.3", "1.0.0-rc.1", "1.0.0-0a.b-c+build.7", "1.0.0+001", "1.0.0-0"})
    void aVersionIsAsSemverSays(String version) {
        assertThat(SemVer.isValid(version)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.2", "01.0.0", "1.0.0-", "1.0.0-01", "1.0.0-a..b", "1.0.0+", "1.0.0-ä",
        "1.2.3.4"})
    void anythingElseIsNoVersion(String version) {
        assertThat(SemVer.isValid(version)).isFalse();
    }

    @Test
    void aCanonicalVersionEndsWithItsFirstNumberThatIsNotZero() {
        assertThat(new String[]{"1", "0.2", "0.0.3", "0.0.0"}).allMatch(SemVer::isCanonical);
        assertThat(new String[]{"0", "1.0", "0.2.0", "0.0", "01"}).noneMatch(SemVer::isCanonical);
    }

    @Test
    void namesAreComparedWithoutCaseAndWithoutAnnotation() {
        assertThat(new ParsedName.Method("foo", "BAR").uniquenessKey())
                .isEqualTo(new ParsedName.Static("FOO", "bar").uniquenessKey());
        assertThat(new ParsedName.Method("foo", "foo").uniquenessKey())
                .isEqualTo(new ParsedName.Label("FOO").uniquenessKey());
        assertThat(new ParsedName.Constructor("foo").uniquenessKey())
                .isNotEqualTo(new ParsedName.Label("foo").uniquenessKey());
        assertThat(new ParsedName.Interface("a:b/C").uniquenessKey())
                .isEqualTo(new ParsedName.Interface("a:b/c").uniquenessKey());
    }
}
