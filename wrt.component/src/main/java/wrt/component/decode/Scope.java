// SPDX-License-Identifier: Apache-2.0
package wrt.component.decode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import wrt.component.ComponentType;
import wrt.component.CoreExternType;
import wrt.component.DefinedType;
import wrt.component.ExternType;
import wrt.component.FuncType;
import wrt.component.InstanceType;
import wrt.component.ModuleType;
import wrt.component.ResourceType;
import wrt.component.TypeBound;
import wrt.component.ValType;
import wrt.component.model.Definition;
import wrt.component.model.ExternName;

/**
 * The index spaces of a component, component type or instance type while it is read, and the rules for what joins them.
 */
final class Scope {

    /** What a scope belongs to. */
    enum Kind {
        COMPONENT, COMPONENT_TYPE, INSTANCE_TYPE
    }

    private final Loading loading;
    private final TypeMeasure measure;
    private final Kind kind;
    private final @Nullable Scope parent;
    private final int depth;

    private final IndexSpace<CoreTypeEntry> coreTypes;
    private final IndexSpace<CoreExternType.Func> coreFuncs;
    private final IndexSpace<CoreExternType.Table> coreTables;
    private final IndexSpace<CoreExternType.Memory> coreMemories;
    private final IndexSpace<CoreExternType.Global> coreGlobals;
    private final IndexSpace<CoreExternType.Tag> coreTags;
    private final IndexSpace<ModuleType> modules;
    private final IndexSpace<Map<String, CoreExternType>> coreInstances;
    private final IndexSpace<DefinedType> types;
    private final IndexSpace<FuncType> funcs;
    private final IndexSpace<InstanceType> instances;
    private final IndexSpace<ComponentType> components;

    private final List<Definition> definitions = new ArrayList<>();
    private final SequencedMap<String, ExternType> imports = new LinkedHashMap<>();
    private final SequencedMap<String, ExternType> exports = new LinkedHashMap<>();
    private final NameRules importNames;
    private final NameRules exportNames;
    private final NamedTypes importedTypes;
    private final NamedTypes exportedTypes;
    private final Set<ResourceType> importedResources = new LinkedHashSet<>();
    private final Set<ResourceType> definedResources = new LinkedHashSet<>();
    private final Set<ResourceType> localResources = new LinkedHashSet<>();
    private final Set<ResourceType> exportedResources = new LinkedHashSet<>();

    Scope(Loading loading, TypeMeasure measure, Kind kind, @Nullable Scope parent) {
        this.loading = loading;
        this.measure = measure;
        this.kind = kind;
        this.parent = parent;
        this.depth = parent == null ? 1 : parent.depth + 1;
        loading.checkLimit(depth, loading.limits().nesting(), "levels of components and types", "nesting");
        int definitionLimit = loading.limits().definitions();
        int componentLimit = loading.limits().components();
        int instanceLimit = loading.limits().instances();
        coreTypes = new IndexSpace<>(loading, "core type", definitionLimit, "definitions");
        coreFuncs = new IndexSpace<>(loading, "core function", definitionLimit, "definitions");
        coreTables = new IndexSpace<>(loading, "table", definitionLimit, "definitions");
        coreMemories = new IndexSpace<>(loading, "memory", definitionLimit, "definitions");
        coreGlobals = new IndexSpace<>(loading, "global", definitionLimit, "definitions");
        coreTags = new IndexSpace<>(loading, "tag", definitionLimit, "definitions");
        modules = new IndexSpace<>(loading, "module", componentLimit, "components");
        coreInstances = new IndexSpace<>(loading, "core instance", instanceLimit, "instances");
        types = new IndexSpace<>(loading, "type", definitionLimit, "definitions");
        funcs = new IndexSpace<>(loading, "function", definitionLimit, "definitions");
        instances = new IndexSpace<>(loading, "instance", instanceLimit, "instances");
        components = new IndexSpace<>(loading, "component", componentLimit, "components");
        importNames = new NameRules(loading, ExternKind.IMPORT);
        exportNames = new NameRules(loading, ExternKind.EXPORT);
        importedTypes = new NamedTypes(loading);
        exportedTypes = new NamedTypes(loading);
    }

    Kind kind() {
        return kind;
    }

    int depth() {
        return depth;
    }

    IndexSpace<CoreTypeEntry> coreTypes() {
        return coreTypes;
    }

    IndexSpace<CoreExternType.Func> coreFuncs() {
        return coreFuncs;
    }

    IndexSpace<CoreExternType.Table> coreTables() {
        return coreTables;
    }

    IndexSpace<CoreExternType.Memory> coreMemories() {
        return coreMemories;
    }

    IndexSpace<CoreExternType.Global> coreGlobals() {
        return coreGlobals;
    }

    IndexSpace<CoreExternType.Tag> coreTags() {
        return coreTags;
    }

    IndexSpace<ModuleType> modules() {
        return modules;
    }

    IndexSpace<Map<String, CoreExternType>> coreInstances() {
        return coreInstances;
    }

    IndexSpace<DefinedType> types() {
        return types;
    }

    IndexSpace<FuncType> funcs() {
        return funcs;
    }

    IndexSpace<InstanceType> instances() {
        return instances;
    }

    IndexSpace<ComponentType> components() {
        return components;
    }

    List<Definition> definitions() {
        return definitions;
    }

    /** The scope so many levels out. */
    Scope outer(long count) {
        Scope scope = this;
        for (long i = 0; i < count; i++) {
            if (scope.parent == null) {
                throw loading.invalid("invalid outer alias count of " + count + ": there are " + (depth - 1)
                        + " scopes around this one");
            }
            scope = scope.parent;
        }
        return scope;
    }

    /** Whether going out so many levels leaves a component, as opposed to a type. */
    boolean leavesComponent(long count) {
        return count > 0 && outer(count - 1).kind == Kind.COMPONENT;
    }

    ValType valType(int index) {
        if (types.get(index) instanceof ValType type) {
            return type;
        }
        throw loading.invalid("type index " + index + " is not a defined type, which values have");
    }

    FuncType funcType(int index) {
        if (types.get(index) instanceof FuncType type) {
            return type;
        }
        throw loading.invalid("type index " + index + " is not a function type");
    }

    ResourceType resourceType(int index) {
        if (types.get(index) instanceof ResourceType type) {
            return type;
        }
        throw loading.invalid("type index " + index + " is not a resource type");
    }

    /** A resource whose representation this component knows. */
    ResourceType localResource(int index) {
        ResourceType type = resourceType(index);
        if (!localResources.contains(type)) {
            throw loading.invalid("type index " + index + " is not a local resource");
        }
        return type;
    }

    void defineType(DefinedType type) {
        measure.check(type);
        types.add(type);
    }

    ResourceType defineResource() {
        ResourceType type = new ResourceType("type " + types.size());
        definedResources.add(type);
        localResources.add(type);
        types.add(type);
        return type;
    }

    /** Resource types that an instantiation brought forth belong to this component from now on. */
    void adoptResources(List<ResourceType> resources) {
        definedResources.addAll(resources);
    }

    void defineInstance(InstanceType type) {
        measure.check(type);
        instances.add(type);
    }

    void defineComponent(ComponentType type) {
        measure.check(type);
        components.add(type);
    }

    /** Adds to the index space of the sort; nothing is named. */
    void alias(ExternType type) {
        switch (type) {
            case ExternType.Module m -> modules.add(m.type());
            case ExternType.Func f -> funcs.add(f.type());
            case ExternType.Instance i -> defineInstance(i.type());
            case ExternType.ComponentT c -> defineComponent(c.type());
            case ExternType.Type t -> defineType(t.type());
        }
    }

    /** An import: its type becomes that of an actual item. */
    ExternType addImport(String name, ExternName attributes, ExternType declared) {
        ExternType type = switch (declared) {
            case ExternType.Instance i when !i.type().resources().isEmpty() -> {
                Substitution fresh = Substitution.freshening(loading, i.type().resources());
                importedResources.addAll(fresh.resources(i.type().resources()));
                yield new ExternType.Instance(actual(i.type(), fresh));
            }
            case ExternType.Type t when t.bound() instanceof TypeBound.SubResource s -> {
                importedResources.add(s.type());
                yield t;
            }
            default -> declared;
        };
        alias(type);
        name(ExternKind.IMPORT, name, type);
        importNames.check(name, attributes, type);
        imports.put(name, type);
        loading.checkLimit(imports.size(), loading.limits().definitions(), "imports", "definitions");
        return type;
    }

    /** An export, of an actual item or of a declared one. */
    ExternType addExport(String name, ExternName attributes, ExternType declared) {
        ExternType type = switch (declared) {
            case ExternType.Instance i when !i.type().resources().isEmpty() -> {
                Substitution fresh = Substitution.freshening(loading, i.type().resources());
                definedResources.addAll(fresh.resources(i.type().resources()));
                yield new ExternType.Instance(actual(i.type(), fresh));
            }
            case ExternType.Type t when t.bound() instanceof TypeBound.SubResource s -> {
                definedResources.add(s.type());
                yield t;
            }
            default -> declared;
        };
        collectExported(type);
        alias(type);
        name(ExternKind.EXPORT, name, type);
        exportNames.check(name, attributes, type);
        exports.put(name, type);
        loading.checkLimit(exports.size(), loading.limits().definitions(), "exports", "definitions");
        return type;
    }

    private InstanceType actual(InstanceType declared, Substitution fresh) {
        return new InstanceType(((InstanceType) fresh.type(declared)).exports());
    }

    private void collectExported(ExternType type) {
        loading.step();
        if (type instanceof ExternType.Type t && t.type() instanceof ResourceType r) {
            exportedResources.add(r);
        } else if (type instanceof ExternType.Instance i) {
            i.type().exports().values().forEach(this::collectExported);
        }
    }

    private void name(ExternKind direction, String name, ExternType type) {
        if (type instanceof ExternType.Type t && t.type() instanceof ResourceType r) {
            (direction == ExternKind.IMPORT ? importNames : exportNames).register(name, r);
        }
        if (kind != Kind.INSTANCE_TYPE && !registerNamed(direction, type)) {
            throw loading.invalid(Subtyping.sort(type) + " not valid to be used as " + direction.label()
                    + ": `" + name + "` mentions a record, variant, enum, flags or resource type that is not "
                    + direction.label() + "ed under a name of its own");
        }
    }

    private boolean registerNamed(ExternKind direction, ExternType type) {
        NamedTypes named = direction == ExternKind.IMPORT ? importedTypes : exportedTypes;
        loading.step();
        return switch (type) {
            case ExternType.Func f -> named.function(f.type());
            case ExternType.Instance i -> i.type()
                    .exports()
                    .values()
                    .stream()
                    .allMatch(part -> registerNamed(direction, part));
            case ExternType.Type t -> {
                boolean valid = named.partsNamed(t.type());
                exportedTypes.add(t.type());
                if (direction == ExternKind.IMPORT) {
                    importedTypes.add(t.type());
                }
                yield valid;
            }
            case ExternType.Module m -> true;
            case ExternType.ComponentT c -> true;
        };
    }

    InstanceType finishInstanceType() {
        return new InstanceType(exports, List.copyOf(definedResources));
    }

    ComponentType finishComponent() {
        Set<ResourceType> inImports = FreeResources.of(loading, imports.values());
        if (definedResources.stream().anyMatch(inImports::contains)) {
            throw loading.invalid("local resource type found in imports");
        }
        Set<ResourceType> inExports = FreeResources.of(loading, exports.values());
        List<ResourceType> defined = definedResources.stream().filter(inExports::contains).toList();
        for (ResourceType type : defined) {
            if (!exportedResources.contains(type)) {
                throw loading.invalid("local resource type found in export but not exported itself");
            }
        }
        return new ComponentType(imports, exports, List.copyOf(importedResources), defined);
    }
}
