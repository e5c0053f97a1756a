// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class UnsupportedTest {

    private final ComponentInstance guest = Guests.instantiate("async");

    @Test
    void asynchronousDefinitionsThatDoNotRunDoNoHarm() {
        assertThat(guest.function("plain").call()).isEqualTo(1L);
    }

    @Test
    void builtInsThatAreMissingNameThemselves() {
        assertThatThrownBy(() -> guest.function("uses").call()).isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("not supported yet: waitable-set.new");
    }

    @Test
    void asynchronousFunctionsSayThatTheyCannotBeCalledYet() {
        assertThatThrownBy(() -> guest.function("later").call()).isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("not supported yet: async lift");
        assertThat(guest.poisoned()).isFalse();
    }
}
