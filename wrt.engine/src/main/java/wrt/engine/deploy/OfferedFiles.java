// SPDX-License-Identifier: Apache-2.0
package wrt.engine.deploy;

import java.io.File;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * The files that the load folders hold, for whichever installer is there: File Install offers a file once, but a
 * deployer may come after that, or go in the middle of a deployment and come back.
 *
 * <p>Concurrency: safe from any thread.
 */
final class OfferedFiles {

    private final Set<File> files = ConcurrentHashMap.newKeySet();
    private volatile @Nullable WasmInstaller installer;

    /** The file is new or has changed. */
    void offer(File file) {
        files.add(file);
        WasmInstaller now = installer;
        if (now != null) {
            now.install(file);
        }
    }

    /** The file is gone; without an installer, the next deployer finds out by itself. */
    void withdraw(File file) {
        files.remove(file);
        WasmInstaller now = installer;
        if (now != null) {
            now.uninstall(file);
        }
    }

    /** From now on that installer is told; it gets all files that are there, and those that it has change nothing. */
    void follow(WasmInstaller next) {
        installer = next;
        files.forEach(next::install);
    }

    /** No installer is told any more, if it is that one. */
    void leave(WasmInstaller previous) {
        if (installer == previous) {
            installer = null;
        }
    }
}
