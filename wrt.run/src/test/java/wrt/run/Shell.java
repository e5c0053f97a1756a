// SPDX-License-Identifier: Apache-2.0
package wrt.run;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Runs a command line and keeps what it printed. */
record Shell(int exitCode, String out, String err) {

    static final Path EXAMPLES = Path.of("../examples");
    static final String BRAKE = vehicle("brake/brake.wasm");
    static final String TELEMETRY = vehicle("telemetry/telemetry.wasm");
    static final String HOG = vehicle("hog/hog.wasm");
    static final String FIB = EXAMPLES.resolve("micro/fib.wasm").toString();

    static String vehicle(String file) {
        return EXAMPLES.resolve("vehicle").resolve(file).toString();
    }

    static Shell type(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = new RunMain(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)).run(words);
        return new Shell(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
