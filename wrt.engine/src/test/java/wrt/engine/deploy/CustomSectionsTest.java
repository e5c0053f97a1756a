// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;

import org.junit.jupiter.api.Test;

class CustomSectionsTest {

    private static final String PREAMBLE = "0061736d0d000100";

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(PREAMBLE + hex.replace(" ", ""));
    }

    @Test
    void theContentFollowsTheName() {
        assertThat(CustomSections.find(bytes("07 01 00  00 06 02 6162 010203"), "ab")).hasValue(new byte[]{1, 2, 3});
    }

    @Test
    void otherNamesAreNotMeant() {
        assertThat(CustomSections.find(bytes("00 04 02 6163 01"), "ab")).isEmpty();
    }

    @Test
    void aSizeBeyondTheEndFindsNothing() {
        assertThat(CustomSections.find(bytes("00 ffffffff0f 02 6162"), "ab")).isEmpty();
        assertThat(CustomSections.find(bytes("00 03 7f 6162"), "ab")).isEmpty();
        assertThat(CustomSections.find(bytes("00"), "ab")).isEmpty();
        assertThat(CustomSections.find(new byte[3], "ab")).isEmpty();
    }
}
