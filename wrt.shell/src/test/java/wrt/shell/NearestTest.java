// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

    @Test
    void aSlipIsRecognised() {
        List<String> known = List.of("brake", "telemetry", "hog");
        assertThat(new Nearest("brale").among(known)).contains("brake");
        assertThat(new Nearest("telemtery").among(known)).contains("telemetry");
        assertThat(new Nearest("hg").among(known)).contains("hog");
    }

    @Test
    void somethingElseIsNot() {
        assertThat(new Nearest("lamp").among(List.of("brake", "hog"))).isEmpty();
        assertThat(new Nearest("x").among(List.of())).isEmpty();
    }

    @Test
    void theNearestOfSeveralWins() {
        assertThat(new Nearest("brakes").among(List.of("breaks", "brake"))).contains("brake");
    }
}
