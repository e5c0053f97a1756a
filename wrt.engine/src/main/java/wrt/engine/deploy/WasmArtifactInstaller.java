// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.io.File;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.apache.felix.fileinstall.ArtifactInstaller;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Lets File Install hand over {@code .wasm} files from its folders. It stays while deployers come and go, since File
 * Install offers no file twice.
 *
 * <p>Concurrency: safe from any thread.
 */
@Component(service = ArtifactInstaller.class, immediate = true)
public final class WasmArtifactInstaller implements ArtifactInstaller {

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(), Thread.ofPlatform().name("wrt-load-folder").daemon().factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    private final OfferedFiles files = new OfferedFiles(thread);
    private volatile @Nullable WasmInstaller installer;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void setDeployer(DeployerComponent deployer) {
        deployer.installer().ifPresent(next -> {
            installer = next;
            files.follow(next);
        });
    }

    void unsetDeployer(DeployerComponent deployer) {
        WasmInstaller previous = installer;
        if (previous != null && deployer.installer().filter(now -> now == previous).isPresent()) {
            installer = null;
            files.leave(previous);
        }
    }

    @Deactivate
    void deactivate() {
        thread.shutdown();
    }

    @Override
    public boolean canHandle(File artifact) {
        return WasmInstaller.canHandle(artifact);
    }

    @Override
    public void install(File artifact) {
        files.offer(artifact);
    }

    @Override
    public void update(File artifact) {
        files.offer(artifact);
    }

    @Override
    public void uninstall(File artifact) {
        files.withdraw(artifact);
    }
}
