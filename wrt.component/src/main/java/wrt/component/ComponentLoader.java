// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.osgi.annotation.versioning.ProviderType;
import wrt.component.decode.ComponentDecoder;
import wrt.component.decode.CoreModuleAdapter;
import wrt.component.model.ComponentDefinition;
import wrt.core.CoreCompiler;
import wrt.core.CoreModule;

/**
 * Turns bytes into components: decodes, validates, and compiles the core modules.
 *
 * <p>Any byte sequence ends in a component or a {@link ComponentFormatException}, in time linear in its length.
 *
 * <p>Concurrency: immutable, safe from any thread.
 *
 * <p>Source: Component Model, Binary and Explainer.
 */
@ProviderType
public final class ComponentLoader {

    private final CoreCompiler core;
    private final Features features;
    private final ComponentLimits limits;

    /**
     * A loader.
     *
     * @param core compiles the core modules
     * @param features which gated features are on
     * @param limits how large a component may be
     */
    public ComponentLoader(CoreCompiler core, Features features, ComponentLimits limits) {
        this.core = core;
        this.features = features;
        this.limits = limits;
    }

    /**
     * Loads a component.
     *
     * @param bytes the binary format; not kept
     * @return the component, ready to be instantiated any number of times
     * @throws ComponentFormatException if the bytes are malformed, invalid, or need what is not supported
     */
    public Component load(byte[] bytes) {
        List<CoreModule> modules = new ArrayList<>();
        SequencedMap<String, byte[]> customSections = new LinkedHashMap<>();
        ComponentDefinition definition = ComponentDecoder.decode(bytes, wasm -> {
            CoreModule module = CoreModuleAdapter.compile(core, wasm);
            modules.add(module);
            return CoreModuleAdapter.type(module);
        }, features, limits, customSections);
        return new Component(digest(bytes), definition, modules, customSections, limits.instances());
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
