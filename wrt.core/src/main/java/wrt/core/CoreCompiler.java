// SPDX-License-Identifier: Apache-2.0
package wrt.core;

import org.osgi.annotation.versioning.ProviderType;
import wrt.core.chicory.ModuleLoader;

/** Makes modules of bytes. Concurrency: immutable, thread-safe. */
@ProviderType
public final class CoreCompiler {
    private final CoreConfig config;
    private final ModuleLoader loader;

    private CoreCompiler(CoreConfig config) {
        this.config = config;
        this.loader = new ModuleLoader(config);
    }

    /** A compiler with the given configuration. */
    public static CoreCompiler create(CoreConfig config) {
        return new CoreCompiler(config);
    }

    /** Its configuration. */
    public CoreConfig config() {
        return config;
    }

    /**
     * Parses, validates, meters and compiles a module, or takes its code from the cache.
     *
     * @param wasm the binary format; not kept
     * @throws CoreFormatException if the module is malformed, invalid, or exceeds a limit
     */
    public CoreModule compile(byte[] wasm) {
        return loader.load(wasm);
    }
}
