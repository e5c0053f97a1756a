// SPDX-License-Identifier: Apache-2.0
package wrt.dist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The launcher in a workspace of its own, with a Maven and a JDK that only write down how they were called, so that
 * its decisions can be seen: what it builds, which JDK it takes, what it starts.
 */
final class FakeWorkspace {
    /** What a run of the launcher left behind. */
    record Outcome(int exitCode, String out, String err) {
    }

    final Path root;
    private final Path tools;
    private final Path home;
    private Path jdk;

    FakeWorkspace(Path directory) throws IOException {
        root = Files.createDirectories(directory.resolve("a workspace"));
        tools = Files.createDirectories(directory.resolve("tools"));
        home = Files.createDirectories(directory.resolve("home"));
        Files.copy(Finished.ROOT.resolve("wrt"), root.resolve("wrt"));
        executable(root.resolve("wrt"));
        for (String folder : List.of("cnf", "lib", "examples", "wrt.dist", "wrt.core")) {
            Files.createDirectories(root.resolve(folder));
        }
        Files.writeString(root.resolve("pom.xml"), "<project>\n  <version>1.2.3</version>\n</project>\n");
        Files.writeString(root.resolve("bnd.bnd"), "");
        Files.writeString(root.resolve("wrt.core/A.java"), "class A {}\n");
        maven("echo '[INFO] Building wrt.core 1.2.3     [1/2]'");
        jdk = jdk("99.0.1", "exit 0");
    }

    /** Lets Maven, when it is called, do what the script says after it has written down its call and its result. */
    void maven(String script) throws IOException {
        script(tools.resolve("mvn"), """
                echo "$JAVA_HOME $*" >>"$PWD/mvn.calls"
                mkdir -p wrt.dist/target/wrt/bin wrt.bench/target
                touch wrt.dist/target/wrt/bin/org.apache.felix.main.jar wrt.bench/target/wrt.bench.jar
                %s
                """.formatted(script));
    }

    /** A JDK of that version whose java does what the script says; JAVA_HOME of the runs that follow. */
    Path jdk(String version, String script) throws IOException {
        jdk = Files.createDirectories(tools.resolve("jdk " + version));
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(jdk.resolve("bin/javac"), "exit 1");
        script(jdk.resolve("bin/java"), """
                for argument; do echo "$argument"; done >"%s/java.call"
                %s
                """.formatted(root, script));
        return jdk;
    }

    /** The calls of Maven until now, each with its JAVA_HOME before the arguments. */
    List<String> mavenCalls() throws IOException {
        Path calls = root.resolve("mvn.calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    /** The arguments of the last call of java. */
    List<String> javaCall() throws IOException {
        return Files.readAllLines(root.resolve("java.call"));
    }

    Outcome run(String... arguments) throws Exception {
        return runAs(root.resolve("wrt"), arguments);
    }

    /** Runs the launcher under another path, which leads to it. */
    Outcome runAs(Path launcher, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        Path out = home.resolve("out");
        Path err = home.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile()).redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", tools + ":" + System.getenv("PATH"));
        builder.environment().put("HOME", home.toString());
        builder.environment().put("JAVA_HOME", jdk.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the launcher does not end: " + command);
        }
        return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** Writes a line into the launcher's copy in the place of another. */
    void replaceInLauncher(String line, String replacement) throws IOException {
        String script = Files.readString(root.resolve("wrt"));
        if (!script.contains(line)) {
            throw new AssertionError("the launcher has no line " + line);
        }
        Files.writeString(root.resolve("wrt"), script.replace(line, replacement));
    }

    /** Where the launcher is. */
    Path launcher() {
        return root.resolve("wrt");
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body);
        executable(file);
    }

    private static void executable(Path file) {
        if (!file.toFile().setExecutable(true)) {
            throw new AssertionError("cannot make executable: " + file);
        }
    }
}
