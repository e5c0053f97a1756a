// SPDX-License-Identifier: Apache-2.0
package wrt.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds the workspace a second time, from a copy in another place, and compares. */
class ReproducibleBuildTest {
    // What a build writes, and what no build of the container reads.
    private static final Set<String> LEFT_OUT = Set.of("target", ".git", ".wrt", "node_modules", "generated");

    @Test
    void aSecondBuildInAnotherPlaceGivesTheSameJars(@TempDir Path copy) throws Exception {
        copy(Finished.ROOT, copy);
        Path log = copy.resolve("build.log");
        ProcessBuilder maven = new ProcessBuilder(System.getProperty("maven.executable"), "-o", "-B", "-q",
                "-Dmaven.repo.local=" + System.getProperty("maven.repo"), "-Dformatter.skip=true",
                "-Dwrt.javac.checks=-Xlint:none", "-DskipTests", "-pl",
                "wrt.dist", "-am", "package").directory(copy.toFile()).redirectErrorStream(true)
                .redirectOutput(log.toFile());
        maven.environment().put("JAVA_HOME", System.getProperty("java.home.maven"));
        maven.environment().keySet().removeIf(name -> name.startsWith("MAVEN_"));
        maven.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1");
        Process process = maven.start();
        try {
            assertThat(process.waitFor(10, TimeUnit.MINUTES)).as("the second build ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(() -> read(log)).isZero();
        assertThat(digests(copy.resolve("wrt.dist/target/wrt"))).isNotEmpty().isEqualTo(digests(Finished.HOME));
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Map<String, String> digests(Path home) throws Exception {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path jar : files.filter(f -> f.toString().endsWith(".jar")).toList()) {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
                digests.put(home.relativize(jar).toString(), HexFormat.of().formatHex(digest));
            }
        }
        return digests;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (LEFT_OUT.contains(directory.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && !file.getFileName().toString().equals(".git")) {
                    Files.copy(file, to.resolve(from.relativize(file)));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
