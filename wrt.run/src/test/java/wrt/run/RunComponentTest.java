// SPDX-License-Identifier: Apache-2.0
package wrt.run;

import static org.assertj.core.api.Assertions.assertThat;
import static wrt.run.Shell.BRAKE;
import static wrt.run.Shell.HOG;
import static wrt.run.Shell.TELEMETRY;
import static wrt.run.Shell.type;
import static wrt.run.Shell.vehicle;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the components of the examples. */
class RunComponentTest {

    @Test
    void theResultIsPrintedInWave() {
        assertThat(type(BRAKE, "pressure", "700", "20000")).isEqualTo(new Shell(0, "7400\n", ""));
        assertThat(type(TELEMETRY, "parse", "oil=-7@1200").out())
                .isEqualTo("ok({sensor: \"oil\", value: -7, at: 1200})\n");
    }

    @Test
    void anExportMayBeWrittenInFull() {
        assertThat(type(BRAKE, "vehicle:brake/actuator@0.1.0#version").out()).isEqualTo("\"brake 1.0.0\"\n");
        assertThat(type(BRAKE, "actuator#version").out()).isEqualTo("\"brake 1.0.0\"\n");
    }

    @Test
    void stringsAndCharactersMayBeWrittenBareOrQuoted() {
        assertThat(type(TELEMETRY, "echo", "say \"x\"").out()).isEqualTo("\"say \\\"x\\\"\"\n");
        assertThat(type(TELEMETRY, "echo", "\"quoted\"").out()).isEqualTo("\"quoted\"\n");
        assertThat(type(TELEMETRY, "split", "a,b", ",").out()).isEqualTo("[\"a\", \"b\"]\n");
        assertThat(type(TELEMETRY, "split", "a,b", "','").out()).isEqualTo("[\"a\", \"b\"]\n");
    }

    @Test
    void structuredValuesGoInAndOut() {
        assertThat(type(TELEMETRY, "reverse", "[{sensor: \"a\", value: 1, at: 2}, {sensor: \"b\", value: -3, at: 4}]")
                .out()).isEqualTo("[{sensor: \"b\", value: -3, at: 4}, {sensor: \"a\", value: 1, at: 2}]\n");
        assertThat(type(TELEMETRY, "classify", "-1.5", "0", "1").out()).isEqualTo("info\n");
    }

    @Test
    void statisticsGoToTheErrorStream() {
        Shell shell = type(BRAKE, "pressure", "700", "20000", "--stats");
        assertThat(shell.out()).isEqualTo("7400\n");
        assertThat(shell.err()).containsPattern("fuel +\\d+\n").containsPattern("call +[\\d,]+ ns")
                .containsPattern("compile +[\\d,]+ ns, 1 core modules").containsPattern("cache +off");
    }

    @Test
    void fuelIsTheSameInterpretedAndNotCountedUnmetered() {
        JsonObject compiled = json(BRAKE, "pressure", "700", "20000", "--json");
        JsonObject interpreted = json(BRAKE, "pressure", "700", "20000", "--json", "--interpreter");
        JsonObject unmetered = json(BRAKE, "pressure", "700", "20000", "--json", "--unmetered");
        assertThat(compiled.get("fuel").getAsLong()).isPositive().isEqualTo(interpreted.get("fuel").getAsLong());
        assertThat(unmetered.get("fuel").isJsonNull()).isTrue();
        for (JsonObject facts : new JsonObject[]{compiled, interpreted, unmetered}) {
            assertThat(facts.get("result").getAsString()).isEqualTo("7400");
            assertThat(facts.get("export").getAsString()).isEqualTo("vehicle:brake/actuator@0.1.0#pressure");
        }
    }

    @Test
    void compiledCodeIsKeptWhereItIsAskedFor(@TempDir Path directory) {
        String[] words = {BRAKE, "version", "--json", "--cache", directory.toString()};
        assertThat(json(words).get("cache").getAsString()).isEqualTo("miss");
        assertThat(json(words).get("cache").getAsString()).isEqualTo("hit");
    }

    @Test
    void aCallOutOfFuelNamesBudgetAndConsumption() {
        Shell shell = type(HOG, "spin", "--fuel", "100000");
        assertThat(shell.exitCode()).isEqualTo(1);
        assertThat(shell.out()).isEmpty();
        assertThat(shell.err()).matches("wrt: hog.wasm spin: fuel exhausted: budget 100000, consumed 1000\\d\\d\n");
        assertThat(json(HOG, "spin", "--fuel", "100000", "--json").get("error").getAsString())
                .isEqualTo("fuel-exhausted");
    }

    @Test
    void aTrapSaysWhatTheGuestDid() {
        assertThat(type(vehicle("bad/trap.wasm"), "divide", "1", "0")).isEqualTo(
                new Shell(1, "", "wrt: trap.wasm divide: wasm trap: integer divide by zero\n"));
    }

    @Test
    void endlessRecursionEndsAtTheCallDepth() {
        String recursion = vehicle("bad/recursion.wasm");
        Shell shell = type(recursion, "forever");
        assertThat(shell.exitCode()).isEqualTo(1);
        assertThat(shell.err()).isEqualTo("wrt: recursion.wasm forever: wasm trap: call stack exhausted\n");
        assertThat(type(recursion, "depth", "1000").out()).isEqualTo("1000\n");
        assertThat(type(recursion, "depth", "1000", "--call-depth", "500").exitCode()).isEqualTo(1);
        assertThat(type(recursion, "depth", "99000", "--call-depth", "100000").out()).isEqualTo("99000\n");
    }

    @Test
    void missingImportsAreListed() {
        Shell shell = type(vehicle("bad/unresolved.wasm"), "x");
        assertThat(shell.exitCode()).isEqualTo(1);
        assertThat(shell.err()).contains("unsatisfied imports", "vehicle:nowhere/ghost@0.1.0", "container");
    }

    @Test
    void aDamagedComponentSaysWhere() {
        Shell shell = type(vehicle("bad/truncated.wasm"), "x");
        assertThat(shell.exitCode()).isEqualTo(1);
        assertThat(shell.err()).startsWith("wrt: truncated.wasm: component is malformed at offset 0x");
        assertThat(json(vehicle("bad/truncated.wasm"), "x", "--json").get("error").getAsString()).isEqualTo("invalid");
    }

    @Test
    void whatIsNoWebAssemblyIsSaidToBeNone() {
        for (String file : new String[]{"bad/text.wasm", "bad/empty.wasm"}) {
            assertThat(type(vehicle(file), "x").err()).contains("no WebAssembly");
            assertThat(type(vehicle(file), "x").exitCode()).isEqualTo(1);
        }
    }

    private static JsonObject json(String... words) {
        return JsonParser.parseString(type(words).out()).getAsJsonObject();
    }
}
