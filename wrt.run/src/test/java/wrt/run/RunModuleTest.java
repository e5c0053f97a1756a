// SPDX-License-Identifier: Apache-2.0
package wrt.run;

import static org.assertj.core.api.Assertions.assertThat;
import static wrt.run.Shell.FIB;
import static wrt.run.Shell.type;
import static wrt.run.Shell.vehicle;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With core modules, whose parameters are numbers. */
class RunModuleTest {

    /** {@code (func (export "swap") (param i64 f64) (result f64 i64) local.get 1 local.get 0)}. */
    private static final String SWAP = "0061736d01000000" + "010801" + "60027e7c027c7e" + "03020100"
            + "070801" + "04737761700000" + "0a08010600200120000b";

    @TempDir
    Path directory;

    @Test
    void aFunctionOfNumbersIsCalled() {
        assertThat(type(FIB, "run", "20")).isEqualTo(new Shell(0, "6765\n", ""));
    }

    @Test
    void severalResultsAreATuple() throws IOException {
        Path file = Files.write(directory.resolve("swap.wasm"), HexFormat.of().parseHex(SWAP));
        assertThat(type(file.toString(), "swap", "-9223372036854775808", "1.5").out())
                .isEqualTo("(1.5, -9223372036854775808)\n");
        assertThat(type(file.toString(), "swap", "1", "-inf").out()).isEqualTo("(-inf, 1)\n");
    }

    @Test
    void fuelIsCountedAndLimited() {
        long fuel = JsonParser.parseString(type(FIB, "run", "20", "--json").out()).getAsJsonObject().get("fuel")
                .getAsLong();
        assertThat(fuel).isGreaterThan(20_000);
        assertThat(type(FIB, "run", "20", "--fuel", Long.toString(fuel)).exitCode()).isZero();
        Shell shell = type(FIB, "run", "20", "--fuel", "1000");
        assertThat(shell.exitCode()).isEqualTo(1);
        assertThat(shell.err()).matches("wrt: fib.wasm run: fuel exhausted: budget 1000, consumed 10\\d\\d\n");
    }

    @Test
    void anUnknownExportListsWhatThereIs() {
        Shell shell = type(FIB, "fib", "20");
        assertThat(shell.exitCode()).isEqualTo(2);
        assertThat(shell.err()).contains("no export 'fib'", "\n  run: (i32) -> i32\n");
    }

    @Test
    void aWrongArgumentNamesPositionAndType() {
        assertThat(type(FIB, "run", "2147483648").err()).contains("argument 1 of run (p0: s32)");
        assertThat(type(vehicle("bad/module.wasm"), "run").err()).contains("takes 1 argument (p0: s32)");
    }
}
