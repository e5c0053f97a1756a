// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A stream inside of one instance may move bytes onto themselves, as if they were moved all at once. */
class OverlapTest {

    @Test
    void bytesThatOverlapArriveAsTheyWere() {
        ComponentFunction send = Guests.instantiate("overlap").function("send");
        for (int to = 8; to <= 24; to++) {
            assertThat(send.call((long) to)).as("to address %d", to).isEqualTo(0x0807060504030201L);
        }
    }
}
