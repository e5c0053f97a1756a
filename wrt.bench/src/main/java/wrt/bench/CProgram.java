// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A program in C to compare with, compiled with the system's compiler.
 *
 * @param executable the program
 */
record CProgram(Path executable) {

    /** Compiles a source of this jar. */
    static CProgram compile(String resource) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("wrt-bench-c");
        Path source = folder.resolve("program.c");
        try (InputStream in = Objects.requireNonNull(CProgram.class.getResourceAsStream(resource), resource)) {
            Files.copy(in, source);
        }
        Path program = folder.resolve("program");
        String compiler = System.getenv().getOrDefault("CC", "cc");
        try {
            output(List.of(compiler, "-std=gnu11", "-O2", "-pthread", "-o", program.toString(), source.toString()));
        } catch (IOException e) {
            throw new IOException("this benchmark compares with C and needs a C compiler: " + e.getMessage(), e);
        }
        for (Path file : List.of(folder, source, program)) {
            file.toFile().deleteOnExit();
        }
        return new CProgram(program);
    }

    /** Runs it; the number that it prints. */
    double run(Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(executable.toString()));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        return Double.parseDouble(output(command).strip());
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output.strip());
        }
        return output;
    }
}
