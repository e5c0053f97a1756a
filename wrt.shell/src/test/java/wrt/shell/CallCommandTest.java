// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallCommandTest {

    private final Gogo gogo = new Gogo();

    @AfterEach
    void close() {
        gogo.close();
    }

    @Test
    void theResultIsPrinted() {
        assertThat(gogo.type("wrt:call brake apply 7 3.50")).isEqualTo("7 3.50");
    }

    @Test
    void aFunctionWithoutResultPrintsTheEmptyTuple() {
        assertThat(gogo.type("wrt:call brake control#reset")).isEqualTo("()");
    }

    @Test
    void everySpellingOfAnExportIsTaken() {
        for (String spelling : new String[]{"apply", "control#apply", "control@0.1.0#apply",
            "vehicle:brake/control#apply",
            "vehicle:brake/control@0.1.0#apply"}) {
            assertThat(gogo.type("wrt:call brake '" + spelling + "' 1 2")).as(spelling).isEqualTo("1 2");
        }
    }

    @Test
    void negativeNumbersAreValues() {
        assertThat(gogo.type("wrt:call brake apply -7 -inf")).isEqualTo("-7 -inf");
    }

    @Test
    void stringsAndCharactersMayBeWrittenBare() {
        assertThat(gogo.type("wrt:call brake greet world !")).isEqualTo("\"world\" '!'");
        assertThat(gogo.type("wrt:call brake greet 'say \"x\"' a")).isEqualTo("\"say \\\"x\\\"\" 'a'");
    }

    @Test
    void quotedStringsStayAsTheyAre() {
        assertThat(gogo.type("wrt:call brake greet '\"world\"' \"'!'\"")).isEqualTo("\"world\" '!'");
    }

    @Test
    void valuesWithBracketsArePutInSingleQuotes() {
        assertThat(gogo.type("wrt:call brake apply '[1, 2]' '{speed: 3.5}'")).isEqualTo("[1, 2] {speed: 3.5}");
    }

    @Test
    void optionsMayStandAnywhere() {
        gogo.type("wrt:call --fuel 500 brake apply 1 2 --timeout 250 --priority 9");
        assertThat(gogo.brake.options.fuel()).hasValue(500);
        assertThat(gogo.brake.options.timeout()).contains(Duration.ofMillis(250));
        assertThat(gogo.brake.options.priority()).hasValue(9);
    }

    @Test
    void jsonHasTheResultAndTheTime() {
        JsonObject facts = JsonParser.parseString(gogo.type("wrt:call brake apply 1 2 --json")).getAsJsonObject();
        assertThat(facts.get("export").getAsString()).isEqualTo("vehicle:brake/control@0.1.0#apply");
        assertThat(facts.get("result").getAsString()).isEqualTo("1 2");
        assertThat(facts.get("nanos").getAsLong()).isNotNegative();
    }

    @Test
    void anUnknownComponentGetsTheNearestName() {
        assertThatThrownBy(() -> gogo.type("wrt:call brale apply 1 2"))
                .hasToString("wrt: no component 'brale'; did you mean 'brake'?");
    }

    @Test
    void aComponentThatTakesNoCallsSaysWhy() {
        assertThatThrownBy(() -> gogo.type("wrt:call lamp on")).hasMessage("component 'lamp' takes no calls, it is "
                + "unresolved: missing import vehicle:host/power@0.1.0");
    }

    @Test
    void anUnknownExportGetsTheNearestAndAllThereAre() {
        assertThatThrownBy(() -> gogo.type("wrt:call brake aply 1 2"))
                .hasMessageStartingWith("no export 'aply'; did you mean 'apply'?\n")
                .hasMessageContaining("vehicle:brake/control@0.1.0#apply: func(pedal: u32, speed: f32) -> u32");
    }

    @Test
    void anAmbiguousExportNamesTheChoices() {
        assertThatThrownBy(() -> gogo.type("wrt:call brake reset")).hasMessage("'reset' is ambiguous; it may be "
                + "vehicle:brake/text@0.1.0#reset or vehicle:brake/control@0.1.0#reset");
    }

    @Test
    void aWrongArgumentShowsTheFunctionsType() {
        assertThatThrownBy(() -> gogo.type("wrt:call brake apply 1"))
                .hasMessage("2 arguments expected, but there are 1\n"
                        + "vehicle:brake/control@0.1.0#apply: func(pedal: u32, speed: f32) -> u32");
    }

    @Test
    void aFailedCallSaysWhatTheGuestDid() {
        assertThatThrownBy(() -> gogo.type("wrt:call brake spin 1 --fuel 1000"))
                .hasToString("wrt: brake spin: fuel exhausted: budget 1000, consumed 1001");
    }

    @Test
    void aMistypedOptionIsNoValue() {
        assertThatThrownBy(() -> gogo.type("wrt:call brake apply 1 2 --fule 5"))
                .hasMessage("no option '--fule'; did you mean '--fuel'?");
    }

    @Test
    void anOptionOutOfRangeSaysTheRange() {
        assertThatThrownBy(() -> gogo.type("wrt:call brake apply 1 2 --priority 256"))
                .hasMessage("priority must be 0 to 255, but is 256");
        assertThatThrownBy(() -> gogo.type("wrt:call brake apply 1 2 --fuel many"))
                .hasMessageContaining("--fuel").hasMessageContaining("'many' is not a long");
    }

    @Test
    void aMissingArgumentShowsTheUsage() {
        assertThatThrownBy(() -> gogo.type("wrt:call brake")).hasMessageContaining("missing required parameter")
                .hasMessageContaining("usage: wrt:call").hasMessageContaining("wrt:call --help");
    }
}
