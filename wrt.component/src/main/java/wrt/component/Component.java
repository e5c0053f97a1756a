// SPDX-License-Identifier: Apache-2.0
package wrt.component;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.osgi.annotation.versioning.ProviderType;
import wrt.component.model.ComponentDefinition;
import wrt.component.wit.WitPrinter;
import wrt.core.CompilationReport;
import wrt.core.CoreModule;

/**
 * A loaded component: valid, compiled, shared by all its instances.
 *
 * <p>Concurrency: immutable, safe from any thread.
 */
@ProviderType
public final class Component {

    private final String digest;
    private final ComponentDefinition definition;
    private final List<CoreModule> coreModules;
    private final Map<String, byte[]> customSections;
    private final int instanceLimit;

    Component(String digest, ComponentDefinition definition, List<CoreModule> coreModules,
            Map<String, byte[]> customSections, int instanceLimit) {
        this.digest = digest;
        this.definition = definition;
        this.coreModules = List.copyOf(coreModules);
        this.customSections = new LinkedHashMap<>(customSections);
        this.instanceLimit = instanceLimit;
    }

    /**
     * The identity of the component.
     *
     * @return SHA-256 of its bytes, in lower-case hexadecimal
     */
    public String digest() {
        return digest;
    }

    /**
     * What it needs.
     *
     * @return types by full import name, in order; unmodifiable
     */
    public SequencedMap<String, ExternType> imports() {
        return definition.type().imports();
    }

    /**
     * What it offers.
     *
     * @return types by full export name, in order; unmodifiable
     */
    public SequencedMap<String, ExternType> exports() {
        return definition.type().exports();
    }

    /**
     * Its imports and exports as readable text.
     *
     * @return a world in WIT
     */
    public String wit() {
        return WitPrinter.print(definition.type());
    }

    /**
     * How its core modules were compiled.
     *
     * @return one report for each, in the order of the bytes
     */
    public List<CompilationReport> reports() {
        return coreModules.stream().map(CoreModule::report).toList();
    }

    /**
     * Its core modules, those of nested components included.
     *
     * @return in the order of the bytes
     */
    public List<CoreModule> coreModules() {
        return coreModules;
    }

    /**
     * The contents of a custom section of the outermost component.
     *
     * @param name its name
     * @return a copy of the bytes; of the last section where several have the name
     */
    public Optional<byte[]> customSection(String name) {
        byte[] content = customSections.get(name);
        return content == null ? Optional.empty() : Optional.of(content.clone());
    }

    /** What instantiation executes. */
    ComponentDefinition definition() {
        return definition;
    }

    /** How many instances one of it may consist of. */
    int instanceLimit() {
        return instanceLimit;
    }
}
