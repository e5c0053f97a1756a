// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InspectCommandTest {

    private final Gogo gogo = new Gogo();

    @AfterEach
    void close() {
        gogo.close();
    }

    @Test
    void anActiveComponentShowsWhatItIsAndWhereEachLimitCameFrom() {
        assertThat(gogo.type("wrt:inspect brake")).isEqualTo("""
                name       brake
                state      active since 2026-01-01T00:00:00Z
                version    0.1.0
                digest     %s
                partition  0
                loaded in  3.21 ms, from the cache

                imports
                  NAME                      PROVIDED BY
                  vehicle:host/clock@0.1.0  host service clock

                exports
                  FUNCTION                           TYPE
                  vehicle:brake/control@0.1.0#apply  func(pedal: u32, speed: f32) -> u32
                  vehicle:brake/text@0.1.0#greet     func(name: string, mark: char) -> string
                  vehicle:brake/text@0.1.0#reset     func()
                  vehicle:brake/control@0.1.0#reset  func()
                  spin                               func(x: s32)

                limits
                  NAME         VALUE   FROM
                  fuel.budget  100000  criticality B
                  quantum      1000    default

                world
                  package root:component;
                 \s
                  world root {
                  }""".formatted(FakeDeployer.DIGEST));
    }

    @Test
    void anUnresolvedComponentNamesWhatIsMissing() {
        assertThat(gogo.lines("wrt:inspect lamp")).contains("problems", "  missing import vehicle:host/power@0.1.0",
                "warnings", "  function 7 runs interpreted", "  vehicle:host/power@0.1.0  missing");
    }

    @Test
    void jsonHasTheWorld() {
        assertThat(JsonParser.parseString(gogo.type("wrt:inspect brake --json")).getAsJsonObject().get("wit")
                .getAsString()).contains("world root");
    }

    @Test
    void anUnknownNameGetsTheNearest() {
        assertThatThrownBy(() -> gogo.type("wrt:inspect lmap"))
                .hasMessage("no component 'lmap'; there are: brake, lamp");
        assertThatThrownBy(() -> gogo.type("wrt:inspect lam")).hasMessage("no component 'lam'; did you mean 'lamp'?");
    }
}
