// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import wrt.core.CoreCompiler;
import wrt.core.CoreConfig;

/** The components of examples/async. */
final class AsyncExamples {

    private static final Map<String, Component> LOADED = new ConcurrentHashMap<>();
    private static final Features FEATURES = Features.defaults()
            .with(Feature.ASYNC_STACKFUL)
            .with(Feature.MORE_ASYNC_BUILTINS);

    private AsyncExamples() {
    }

    static Component load(String path) {
        return LOADED.computeIfAbsent(path, p -> {
            try {
                return new ComponentLoader(CoreCompiler.create(CoreConfig.defaults()), FEATURES,
                        ComponentLimits.defaults())
                        .load(Files.readAllBytes(Path.of("..", "examples", "async", p + ".wasm")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
