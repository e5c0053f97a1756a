// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.io.File;

import org.apache.felix.fileinstall.ArtifactInstaller;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Lets File Install hand over {@code .wasm} files from its folders.
 *
 * <p>Concurrency: safe from any thread.
 */
@Component(service = ArtifactInstaller.class)
public final class WasmArtifactInstaller implements ArtifactInstaller {

    @Reference
    private DeployerComponent deployer;

    @Override
    public boolean canHandle(File artifact) {
        return deployer.installer().filter(installer -> installer.canHandle(artifact)).isPresent();
    }

    @Override
    public void install(File artifact) {
        deployer.installer().ifPresent(installer -> installer.install(artifact));
    }

    @Override
    public void update(File artifact) {
        install(artifact);
    }

    @Override
    public void uninstall(File artifact) {
        deployer.installer().ifPresent(installer -> installer.uninstall(artifact));
    }
}
