// SPDX-License-Identifier: Apache-2.0
package wrt.run;

import static org.assertj.core.api.Assertions.assertThat;
import static wrt.run.Shell.BRAKE;
import static wrt.run.Shell.TELEMETRY;
import static wrt.run.Shell.type;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

/** Wrong usage: exit code 2, nothing on the output, and what would be right. */
class RunUsageTest {

    @Test
    void anUnknownExportNamesTheNearestAndListsWhatThereIs() {
        wrong(type(BRAKE, "presure", "1", "2"),
                "brake.wasm: no export 'presure'; did you mean 'pressure'? It exports\n",
                "\n  vehicle:brake/actuator@0.1.0#pressure: func(pedal: u32, speed: u32) -> u32\n");
        wrong(type(BRAKE, "accelerate"), "brake.wasm: no export 'accelerate'; it exports\n");
    }

    @Test
    void aMissingArgumentShowsTheParametersOfTheFunction() {
        wrong(type(BRAKE, "pressure", "1"), "takes 2 arguments (pedal: u32, speed: u32), but there is 1");
        wrong(type(BRAKE, "version", "1", "2"), "takes no arguments (), but there are 2");
    }

    @Test
    void aWrongArgumentNamesPositionAndType() {
        wrong(type(BRAKE, "pressure", "1", "fast"), "argument 2 of vehicle:brake/actuator@0.1.0#pressure (speed: u32) "
                + "is 'fast': at character 1: ");
        wrong(type(BRAKE, "pressure", "-1", "2"), "argument 1 of", "(pedal: u32) is '-1'");
        wrong(type(TELEMETRY, "summarize", "[1.5, true]"), "(values: list<f64>)", "at character 7");
    }

    @Test
    void aMistypedOptionIsNoValue() {
        wrong(type(BRAKE, "pressure", "1", "2", "--fule", "3"), "unknown option '--fule'", "--fuel");
    }

    @Test
    void optionsOutOfRangeSayTheRange() {
        wrong(type(BRAKE, "version", "--fuel", "0"), "--fuel must be at least 1, but is 0");
        wrong(type(BRAKE, "version", "--fuel", "many"), "'many' is not a long");
        wrong(type(BRAKE, "version", "--call-depth", "100001"), "--call-depth must be 1 to 100000, but is 100001");
        wrong(type(BRAKE, "version", "--fuel", "1", "--unmetered"), "--fuel and --unmetered exclude each other");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        wrong(type("nowhere.wasm", "f"), "no file 'nowhere.wasm'");
        wrong(type("src", "f"), "'src' is no file");
    }

    @Test
    void tooFewWordsSayWhatIsMissing() {
        wrong(type(BRAKE), "'EXPORT'");
        wrong(type(), "'FILE'");
    }

    @Test
    void jsonSaysTheSame() {
        Shell shell = type(BRAKE, "presure", "--json");
        assertThat(shell.exitCode()).isEqualTo(2);
        assertThat(JsonParser.parseString(shell.out()).getAsJsonObject().get("error").getAsString()).isEqualTo("usage");
    }

    @Test
    void helpIsNoError() {
        Shell shell = type("--help");
        assertThat(shell.exitCode()).isZero();
        assertThat(shell.out()).startsWith("Usage: ./wrt run").contains("--stats", "exit codes");
    }

    private static void wrong(Shell shell, String... messages) {
        assertThat(shell.exitCode()).isEqualTo(2);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.err()).startsWith("wrt: ").contains(messages).endsWith("Try './wrt run --help'.\n");
    }
}
