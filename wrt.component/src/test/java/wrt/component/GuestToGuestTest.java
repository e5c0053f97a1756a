// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import wrt.core.TrapException;
import wrt.core.TrapKind;

class GuestToGuestTest {

    private final ComponentInstance guest = Guests.instantiate("nested");

    private Object call(String function, Object... args) {
        return guest.function(function).call(args);
    }

    @Test
    void eachInstanceOfANestedComponentHasItsOwnState() {
        assertThat(call("add-one", 5)).isEqualTo(5L);
        assertThat(call("add-one", 5)).isEqualTo(10L);
        assertThat(call("add-two", 1)).isEqualTo(1L);
    }

    @Test
    void whatCrossesIsBroughtIntoTheRangeOfItsType() {
        assertThat(call("add-one", 0x1_02)).isEqualTo(2L);
    }

    @Test
    void stringsAreTranscodedBothWays() {
        for (String text : new String[]{"", "plain", "é€𝄞"}) {
            assertThat(call("same", text)).isEqualTo(text);
        }
    }

    @Test
    void utf8ToUtf16AllocatesTheWorstCaseAndGivesBackTheRest() {
        call("same", "abc");
        assertThat(call("calls")).as("exact when every byte is a character").isEqualTo(1L);
        call("same", "é");
        assertThat(call("calls")).as("two bytes become one character").isEqualTo(3L);
    }

    @Test
    void indirectCallsReachFunctionsOfOtherInstances() {
        call("call-table", 1, 42);
        assertThat(call("got")).isEqualTo(42L);
    }

    @Test
    void indirectCallsCompareTypesNotTheirNumbers() {
        assertThatThrownBy(() -> call("call-table", 0, 42)).isInstanceOfSatisfying(TrapException.class,
                e -> assertThat(e.kind()).isEqualTo(TrapKind.INDIRECT_CALL_TYPE_MISMATCH));
    }
}
