// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HelperRuleTest {

    private final ComponentInstance guest = Guests.instantiate("helpers",
            new Linker().define("out", (call, args) -> null));

    private Object call(String function, Object... args) {
        return guest.function(function).call(args);
    }

    @Test
    void postReturnGetsTheResultAndTheTasksContext() {
        assertThat(call("value")).isEqualTo(7L);
        assertThat(call("cleaned")).isEqualTo(7L + 42L);
    }

    @Test
    void postReturnMayNotCallOut() {
        assertThatThrownBy(() -> call("value-out")).hasMessage("cannot leave component instance");
        assertThat(guest.poisoned()).isTrue();
    }

    @Test
    void reallocMayNotCallOut() {
        assertThatThrownBy(() -> call("take-out", "x")).hasMessage("cannot leave component instance");
    }

    @Test
    void reallocRunsOnAThreadOfItsOwn() {
        assertThat(call("take", "x")).as("what realloc keeps is not seen by the call").isEqualTo(0L);
        call("take", "y");
        assertThat(call("seen")).as("nor by the next realloc").isEqualTo(0L);
    }
}
