// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StringTest {

    private final ComponentInstance guest = Guests.instantiate("hostile");

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "plain ASCII, twenty+", "é", "ÿ and a", "€", "a€", "𝄞", "x𝄞y€é", "\0", "\uFFFF"})
    void everyEncodingKeepsTheText(String text) {
        assertThat(guest.function("echo-utf8").call(text)).isEqualTo(text);
        assertThat(guest.function("echo-utf16").call(text)).isEqualTo(text);
        assertThat(guest.function("echo-latin1").call(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "é€𝄞"})
    void stringOfTheHostIsAllocatedOnce(String text) {
        guest.function("echo-utf8").call(text);
        guest.function("echo-utf16").call(text);
        guest.function("echo-latin1").call(text);
        assertThat(guest.function("realloc-calls").call()).isEqualTo(3L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD800", "a\uDC00", "\uD834\uD834\uDD1E", "end\uDBFF"})
    void halfASurrogatePairIsNoString(String text) {
        assertThatThrownBy(() -> guest.function("echo-utf8").call(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("half a surrogate pair");
        assertThat(guest.poisoned()).isFalse();
    }
}
