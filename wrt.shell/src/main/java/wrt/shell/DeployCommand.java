// SPDX-License-Identifier: Apache-2.0
package wrt.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wrt.api.deploy.DeploymentException;
import wrt.api.deploy.DeploymentInfo;

/** Deploys a file, or updates the component of that name in place. */
@Command(name = "wrt:deploy", description = "Deploy a component, or update the one of that name in place.")
final class DeployCommand implements Callable<Answer> {

    private static final String SUFFIX = ".wasm";

    private final Platform platform;
    private final Path directory;

    @Parameters(index = "0", paramLabel = "FILE", description = "The component, a .wasm file.")
    private String file = "";

    @Parameters(index = "1", paramLabel = "NAME", arity = "0..1", description = "The name to deploy it under; the file's name without .wasm if left out.")
    private @Nullable String name;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A setting of this deployment, which goes before every configuration.")
    private final Map<String, String> settings = new LinkedHashMap<>();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    DeployCommand(Platform platform, Path directory) {
        this.platform = platform;
        this.directory = directory;
    }

    @Override
    public Answer call() {
        Path path = directory.resolve(file);
        byte[] bytes = read(path);
        String target = name != null ? name : withoutSuffix(String.valueOf(path.getFileName()));
        try {
            DeploymentInfo info = settings.isEmpty()
                    ? platform.deployer().deploy(target, bytes)
                    : platform.deployer().deploy(target, bytes, new LinkedHashMap<>(settings));
            return new Answer(text(info), info);
        } catch (DeploymentException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private static String text(DeploymentInfo info) {
        StringBuilder text = new StringBuilder(info.name()).append(": ").append(State.of(info)).append(" after ")
                .append(Durations.text(info.loadNanos())).append(info.cached() ? ", from the cache" : ", compiled")
                .append(", digest ").append(info.digest());
        info.problems().forEach(problem -> text.append("\n  ").append(problem));
        info.warnings().forEach(warning -> text.append("\n  warning: ").append(warning));
        return text.toString();
    }

    private static String withoutSuffix(String fileName) {
        return fileName.endsWith(SUFFIX) ? fileName.substring(0, fileName.length() - SUFFIX.length()) : fileName;
    }

    private static byte[] read(Path path) {
        if (Files.isDirectory(path)) {
            throw new CommandFailure("'" + path + "' is a directory, not a " + SUFFIX + " file");
        }
        if (!Files.exists(path)) {
            throw new Unknown("file").named(path.toString(), neighbours(path));
        }
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new CommandFailure("cannot read '" + path + "': " + e, e);
        }
    }

    private static List<String> neighbours(Path path) {
        Path parent = path.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(parent)) {
            return files.map(Path::toString).filter(file -> file.endsWith(SUFFIX)).sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
