// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.io.File;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * The files that the load folders hold, for whichever installer is there: File Install offers a file once, but a
 * deployer may come after that, or go in the middle of a deployment and come back.
 *
 * <p>Concurrency: safe from any thread. Installers are told on a thread of the executor's, one file after the other in the
 * order of the offers, as compiling a large component takes seconds in which File Install has other files to look at.
 */
final class OfferedFiles {

    private final Set<File> files = ConcurrentHashMap.newKeySet();
    private final Executor inOrder;
    private volatile @Nullable WasmInstaller installer;

    /**
     * No files.
     *
     * @param inOrder runs one after the other
     */
    OfferedFiles(Executor inOrder) {
        this.inOrder = inOrder;
    }

    /** The file is new or has changed. */
    void offer(File file) {
        files.add(file);
        tell(now -> now.install(file));
    }

    /** The file is gone; without an installer, the next deployer finds out by itself. */
    void withdraw(File file) {
        files.remove(file);
        tell(now -> now.uninstall(file));
    }

    private void tell(Consumer<WasmInstaller> what) {
        inOrder.execute(() -> {
            WasmInstaller now = installer;
            if (now != null) {
                what.accept(now);
            }
        });
    }

    /** From now on that installer is told; it gets all files that are there, and those that it has change nothing. */
    void follow(WasmInstaller next) {
        installer = next;
        files.forEach(file -> tell(now -> now.install(file)));
    }

    /** No installer is told any more, if it is that one. */
    void leave(WasmInstaller previous) {
        if (installer == previous) {
            installer = null;
        }
    }
}
