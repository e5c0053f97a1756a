// SPDX-License-Identifier: Apache-2.0
package wrt.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A Java process like this one. */
final class ChildJvm {

    private ChildJvm() {
    }

    /** The command with this process's flags and class path, for another main class; what it logs is dropped. */
    static ProcessBuilder of(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    /** The three figures of {@link InTurn#line()} that another main class prints. */
    static double[] figures(Class<?> main, String... arguments) throws IOException, InterruptedException {
        Process process = of(main, arguments).start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String[] figures = answer.strip().split(" ");
        if (process.waitFor() != 0 || figures.length != 3) {
            throw new IllegalStateException(main.getSimpleName() + " " + String.join(" ", arguments) + " ended with "
                    + process.exitValue() + " and answered '" + answer.strip() + "'");
        }
        return Stream.of(figures).mapToDouble(Double::parseDouble).toArray();
    }
}
