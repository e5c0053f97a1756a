// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import wrt.core.CoreCompiler;
import wrt.core.CoreConfig;

/** The components of src/test/wat. */
final class Guests {

    private static final ComponentLoader LOADER = new ComponentLoader(CoreCompiler.create(CoreConfig.defaults()),
            new Features(EnumSet.allOf(Feature.class)), ComponentLimits.defaults());
    private static final Map<String, Component> LOADED = new ConcurrentHashMap<>();

    private Guests() {
    }

    static Component load(String name) {
        return LOADED.computeIfAbsent(name, n -> {
            try (InputStream in = Guests.class.getResourceAsStream(n + ".wasm")) {
                return LOADER.load(Objects.requireNonNull(in, n).readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    static ComponentInstance instantiate(String name) {
        return instantiate(name, new Linker());
    }

    static ComponentInstance instantiate(String name, Linker linker) {
        return linker.instantiate(Store.synchronous(1024), load(name));
    }
}
