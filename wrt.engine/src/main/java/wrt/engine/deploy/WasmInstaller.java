// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import wrt.api.deploy.DeploymentException;
import wrt.engine.deploy.store.Origin;

/**
 * What happens to a {@code .wasm} file in a load folder: its component is deployed under the file's name, updated when
 * the file changes, and removed with it.
 *
 * <p>Concurrency: safe from any thread; what it does for one file is done before the next, so that it never deploys bytes
 * that it read before newer ones.
 */
final class WasmInstaller {

    /*
     * File Install remembers nothing over a restart and reports every file as new again; deploying the same bytes again
     * changes nothing, so that does no harm. Nothing is thrown: File Install would only log it once more. What is bad is
     * remembered, since the reason may be its configuration and not the file.
     */

    private static final String SUFFIX = ".wasm";

    private final Deployments deployments;
    private final Journal journal;
    private final Set<Path> bad = new LinkedHashSet<>();

    WasmInstaller(Deployments deployments, Journal journal) {
        this.deployments = deployments;
        this.journal = journal;
    }

    static boolean canHandle(File file) {
        String name = file.getName();
        return name.endsWith(SUFFIX) && name.length() > SUFFIX.length() && !name.startsWith(".") && !file.isDirectory();
    }

    /** The file is new or has changed. */
    synchronized void install(File artifact) {
        Path file = artifact.toPath().toAbsolutePath().normalize();
        String name = name(file);
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException | OutOfMemoryError e) {
            bad.add(file);
            journal.problem(name, file + " cannot be read: " + e, null);
            return;
        }
        try {
            deployments.deploy(name, bytes, Map.of(), new Origin.Folder(file));
            bad.remove(file);
        } catch (DeploymentException e) {
            bad.add(file);
            journal.problem(name, file + " is not deployed: " + e.getMessage(), null);
        }
    }

    /** The file is gone. */
    synchronized void uninstall(File artifact) {
        Path file = artifact.toPath().toAbsolutePath().normalize();
        bad.remove(file);
        String name = name(file);
        // Somebody may have deployed another component under this name meanwhile.
        if (deployments.origin(name).filter(origin -> origin.equals(new Origin.Folder(file))).isPresent()) {
            deployments.undeploy(name);
        }
    }

    /** A configuration has changed: what could not be deployed under it is tried once more. */
    synchronized void reconfigured(String name) {
        List.copyOf(bad).stream().filter(file -> name(file).equals(name) && Files.exists(file))
                .forEach(file -> install(file.toFile()));
    }

    /** There are more partitions: all that could not be deployed is tried once more. */
    synchronized void retry() {
        List.copyOf(bad).stream().filter(Files::exists).forEach(file -> install(file.toFile()));
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }
}
