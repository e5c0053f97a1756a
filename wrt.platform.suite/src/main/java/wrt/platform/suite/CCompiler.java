// SPDX-License-Identifier: Apache-2.0
package wrt.platform.suite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/**
 * The C compiler of the system: {@code CC}, or {@code cc}, {@code gcc}, {@code clang} on the path.
 *
 * @param executable the compiler
 */
public record CCompiler(Path executable) {

    private static final long LIMIT_SECONDS = 120;

    /**
     * Looks for a compiler.
     *
     * @return the first there is
     */
    public static Optional<CCompiler> find() {
        String wanted = System.getenv("CC");
        List<String> names = wanted == null || wanted.isBlank() ? List.of("cc", "gcc", "clang") : List.of(wanted);
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return names.stream()
                .flatMap(name -> name.contains("/")
                        ? Stream.of(Path.of(name))
                        : Stream.of(path.split(":")).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable).findFirst().map(CCompiler::new);
    }

    /**
     * The compiler, or the test is skipped with the reason.
     *
     * @return the first there is
     * @throws TestAbortedException if there is none
     */
    public static CCompiler required() {
        return find().orElseThrow(() -> {
            System.out.println("SKIPPED: no C compiler (cc, gcc or clang) on the path; nothing was tested");
            return new TestAbortedException("no C compiler (cc, gcc or clang) on the path");
        });
    }

    /**
     * Compiles a shared library.
     *
     * @param source the C file
     * @param library the file to write, in a folder that is created
     * @param options more options, for example {@code -DABI=8}
     * @return the library
     */
    public Path sharedLibrary(Path source, Path library, String... options) {
        List<String> all = new ArrayList<>(List.of("-shared", "-fPIC"));
        all.addAll(List.of(options));
        return compile(source, library, all);
    }

    /**
     * Compiles a program and runs it.
     *
     * @param source the C file
     * @param program the file to write, in a folder that is created
     * @param options more options
     * @return what it printed
     */
    public String run(Path source, Path program, String... options) {
        return output(List.of(program(source, program, options).toString()));
    }

    /**
     * Compiles a program.
     *
     * @param source the C file
     * @param program the file to write, in a folder that is created
     * @param options more options
     * @return the program
     */
    public Path program(Path source, Path program, String... options) {
        return compile(source, program, List.of(options));
    }

    /**
     * Checks a C file for another processor: its static assertions hold there.
     *
     * @param source of C that needs no headers but the compiler's own
     * @param target the processor and system as the compiler names them, for example {@code aarch64-linux-gnu}
     * @throws TestAbortedException if there is no compiler for several targets, that is clang
     */
    public static void check(Path source, String target) {
        CCompiler clang = everywhere("clang(-[0-9]+)?").orElseThrow(() -> {
            System.out.println("SKIPPED: no clang on the path; " + source + " was not checked for " + target);
            return new TestAbortedException("no clang on the path");
        });
        output(List.of(clang.executable.toString(), "--target=" + target, "-ffreestanding", "-fsyntax-only",
                "-std=gnu11",
                "-Wall", "-Werror", "-x", "c", source.toString()));
    }

    private static Optional<CCompiler> everywhere(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(":")).map(Path::of).filter(Files::isDirectory).flatMap(folder -> {
            try (Stream<Path> files = Files.list(folder)) {
                return files.filter(file -> file.getFileName().toString().matches(name)).sorted().toList().stream();
            } catch (IOException e) {
                return Stream.empty(); // It may not be read.
            }
        }).filter(Files::isExecutable).findFirst().map(CCompiler::new);
    }

    private Path compile(Path source, Path target, List<String> options) {
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        List<String> command = new ArrayList<>(
                List.of(executable.toString(), "-std=gnu11", "-O2", "-Wall", "-Werror", "-pthread"));
        command.addAll(options);
        command.addAll(List.of("-o", target.toString(), source.toString()));
        output(command);
        return target;
    }

    private static String output(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + " failed:\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
