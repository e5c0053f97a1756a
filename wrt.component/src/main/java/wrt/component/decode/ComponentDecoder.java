// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import java.util.HashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import wrt.component.ComponentFormatException;
import wrt.component.ComponentLimits;
import wrt.component.ComponentType;
import wrt.component.Features;
import wrt.component.ModuleType;
import wrt.component.model.ComponentDefinition;
import wrt.component.model.Definition;

/** Reads a component section by section; source: Component Model, Binary, {@code component}. */
public final class ComponentDecoder {

    private static final int LAST_SECTION = 12;
    private static final int[] MAGIC = {0x00, 'a', 's', 'm'};

    private final Loading loading;
    private final TypeMeasure measure;
    private final CoreModules coreModules;
    private final byte[] bytes;
    private final SequencedMap<String, byte[]> customSections;
    private int moduleCount;

    private ComponentDecoder(byte[] bytes, CoreModules coreModules, Features features, ComponentLimits limits,
            SequencedMap<String, byte[]> customSections) {
        this.bytes = bytes;
        this.coreModules = coreModules;
        this.loading = new Loading(features, limits);
        this.measure = new TypeMeasure(loading);
        this.customSections = customSections;
    }

    /**
     * Decodes and validates a component.
     *
     * @param bytes the component
     * @param coreModules validates its core modules
     * @param features what is switched on
     * @param limits how large it may be
     * @param customSections receives the contents of its custom sections, the last one of each name
     * @return its definitions
     * @throws ComponentFormatException if the bytes are no valid component
     */
    public static ComponentDefinition decode(byte[] bytes, CoreModules coreModules, Features features,
            ComponentLimits limits, SequencedMap<String, byte[]> customSections) {
        ComponentDecoder decoder = new ComponentDecoder(bytes, coreModules, features, limits, customSections);
        return decoder.read(new ByteReader(decoder.loading, bytes, 0, bytes.length), null);
    }

    private ComponentDefinition read(ByteReader in, @Nullable Scope parent) {
        readPreamble(in);
        Scope scope = new Scope(loading, measure, Scope.Kind.COMPONENT, parent);
        while (!in.atEnd()) {
            readSection(in, scope);
        }
        ComponentType type = scope.finishComponent();
        measure.check(type);
        return new ComponentDefinition(scope.definitions(), type);
    }

    private void readPreamble(ByteReader in) {
        for (int expected : MAGIC) {
            int start = in.position();
            if (in.u8() != expected) {
                throw loading.malformed(start, "magic header not detected: a component begins with \\0asm");
            }
        }
        int start = in.position();
        int version = in.u8() | in.u8() << 8;
        int layer = in.u8() | in.u8() << 8;
        if (version == 1 && layer == 0) {
            throw loading.malformed(start,
                    "unknown binary version: expected a version header for a component, found one for a core module");
        }
        if (version != 0x0d || layer != 1) {
            throw loading.malformed(start, "unknown binary version: version 0x" + Integer.toHexString(version)
                    + " of layer " + layer + ", expected version 0xd of layer 1");
        }
    }

    private void readSection(ByteReader in, Scope scope) {
        int start = in.position();
        int id = in.u8();
        if (id > LAST_SECTION) {
            throw loading.malformed(start, "malformed section id " + id);
        }
        long length = in.u32();
        ByteReader section = in.slice((int) Math.min(length, Integer.MAX_VALUE), "section");
        TypeDecoder types = new TypeDecoder(loading, measure);
        switch (id) {
            case 0 -> readCustom(section, scope);
            case 1 -> readModule(section, scope);
            case 2 -> {
                CoreInstanceDecoder decoder = new CoreInstanceDecoder(loading, scope);
                readItems(section, "core instance", () -> scope.coreInstances().size(), decoder::read);
            }
            case 3 -> {
                ModuleTypeDecoder decoder = new ModuleTypeDecoder(loading);
                readItems(section, "core type", () -> scope.coreTypes().size(), s -> {
                    int before = scope.coreTypes().size();
                    decoder.readCoreType(s, scope);
                    for (int i = before; i < scope.coreTypes().size(); i++) {
                        scope.definitions().add(new Definition.CoreType());
                    }
                });
            }
            case 4 -> readComponent(section, scope, start);
            case 5 -> {
                InstanceDecoder decoder = new InstanceDecoder(loading, scope);
                readItems(section, "instance", () -> scope.instances().size(), decoder::read);
            }
            case 6 -> {
                AliasDecoder decoder = new AliasDecoder(loading);
                readItems(section, "alias", new Counter(), s -> decoder.read(s, scope));
            }
            case 7 -> readItems(section, "type", () -> scope.types().size(), s -> types.read(s, scope));
            case 8 -> {
                CanonDecoder decoder = new CanonDecoder(loading, scope, types);
                readItems(section, "canonical definition", new Counter(), decoder::read);
            }
            case 9 -> {
                loading.enter("start section", start);
                throw loading.unsupported("values (start section)");
            }
            case 10 -> {
                ExternDecoder decoder = new ExternDecoder(loading, scope);
                readItems(section, "import", new Counter(), decoder::readImport);
            }
            case 11 -> {
                ExternDecoder decoder = new ExternDecoder(loading, scope);
                readItems(section, "export", new Counter(), decoder::readExport);
            }
            default -> {
                loading.enter("value section", start);
                throw loading.unsupported("values (value section)");
            }
        }
    }

    /** Numbers the items of a section that have no index space of their own. */
    private static final class Counter implements IntSupplier {
        private int next;

        @Override
        public int getAsInt() {
            return next++;
        }
    }

    private void readItems(ByteReader section, String what, IntSupplier number,
            Consumer<ByteReader> item) {
        int count = section.count(what + " definitions", loading.limits().definitions(), "definitions");
        for (int i = 0; i < count; i++) {
            loading.enter(what + " " + number.getAsInt(), section.position());
            item.accept(section);
            loading.leave();
        }
        section.expectEnd("section of " + what + " definitions");
    }

    private void readCustom(ByteReader section, Scope scope) {
        loading.enter("custom section", section.position());
        String name = section.name();
        byte[] content = section.copyRest();
        if (scope.depth() == 1) {
            customSections.put(name, content);
        }
        loading.leave();
    }

    private void readModule(ByteReader section, Scope scope) {
        int start = section.position();
        int length = section.remaining();
        loading.enter("core module " + scope.modules().size(), start);
        byte[] wasm = section.copyRest();
        ModuleType type;
        try {
            type = coreModules.add(wasm);
        } catch (CoreModuleException e) {
            throw loading.error(e.kind(), start + e.offset(), e.rule(), e.getCause());
        }
        checkImportNames(type);
        scope.modules().add(type);
        scope.definitions().add(new Definition.CoreModule(moduleCount++, start, length, type));
        loading.leave();
    }

    /** The core specification allows an import twice, the Component Model does not: arguments are found by name. */
    private void checkImportNames(ModuleType type) {
        Set<List<String>> names = new HashSet<>();
        for (ModuleType.Import i : type.imports()) {
            if (!names.add(List.of(i.module(), i.name()))) {
                throw loading.invalid("module has a duplicate import name `" + i.module() + ":" + i.name() + "`");
            }
        }
    }

    private void readComponent(ByteReader section, Scope scope, int start) {
        loading.enter("component " + scope.components().size(), start);
        ComponentDefinition component = read(section, scope);
        scope.defineComponent(component.type());
        scope.definitions().add(new Definition.NestedComponent(component));
        loading.leave();
    }
}
